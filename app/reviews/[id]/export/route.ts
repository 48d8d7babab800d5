import { reviewCaller } from '@/app/_doors/caller'
import { tooOften, withinLimit } from '@/app/_doors/limit'
import { paperAsked, refusedPaper, servedPaper } from '@/app/_doors/serve-paper'
import { exportInReview } from '@/lib/paper/export-in-review'

/** A document of the submission that a peer reviews. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const caller = await reviewCaller((await params).id)
  const within = await withinLimit('exports', caller.userId)
  if (!within.ok) return tooOften(within.refusal)
  const asked = paperAsked(request.url)
  if (asked instanceof Response) return asked
  const exported = await exportInReview(caller, asked)
  return exported.ok ? servedPaper(exported.value) : refusedPaper(exported.refusal)
}
