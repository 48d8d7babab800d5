import { notFound } from 'next/navigation'
import { councilCaller } from '@/app/_doors/caller'
import { tooOften, withinLimit } from '@/app/_doors/limit'
import { exportSubmission } from '@/lib/submission/export-submission'

export async function GET(
  _: Request,
  { params }: { params: Promise<{ council: string; id: string }> },
): Promise<Response> {
  const { council, id } = await params
  const caller = await councilCaller(council)
  const within = await withinLimit('exports', caller.userId)
  if (!within.ok) return tooOften(within.refusal)
  const exported = await exportSubmission(caller, { assessmentId: id })
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
