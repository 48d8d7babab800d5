import { NextResponse } from 'next/server'
import { councilCaller } from '@/app/_doors/caller'
import { viewAnswer } from '@/lib/score/view-answer'

/** An answer as it stands now, for a page that shows one question after the other. */
export async function GET(_: Request, { params }: RouteContext<'/c/[council]/assessments/[id]/q/[code]/answer'>) {
  const { council, id, code } = await params
  const viewed = await viewAnswer(await councilCaller(council), { assessmentId: id, code })
  const headers = { 'Cache-Control': 'no-store' }
  return viewed.ok ? NextResponse.json(viewed.value, { headers }) : NextResponse.json(null, { status: 404, headers })
}
