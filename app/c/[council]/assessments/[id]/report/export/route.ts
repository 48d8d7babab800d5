import { notFound } from 'next/navigation'
import { councilCaller } from '@/app/_doors/caller'
import { exportSubmission } from '@/lib/submission/export-submission'

export async function GET(
  _: Request,
  { params }: { params: Promise<{ council: string; id: string }> },
): Promise<Response> {
  const { council, id } = await params
  const exported = await exportSubmission(await councilCaller(council), { assessmentId: id })
  if (!exported.ok) notFound()
  const { fileName, text } = exported.value
  return new Response(text, {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
