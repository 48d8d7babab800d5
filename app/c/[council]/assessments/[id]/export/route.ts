import { councilCaller } from '@/app/_doors/caller'
import { tooOften, withinLimit } from '@/app/_doors/limit'
import { paperAsked, promisedPaper, refusedPaper, servedPaper } from '@/app/_doors/serve-paper'
import { askPaper, askPaperInput } from '@/lib/paper/ask-paper'
import { exportPaper } from '@/lib/paper/export-paper'
import { say } from '@/lib/words/say'

/** A document of an assessment, at once; what takes long is made by a job, whose address is told. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ council: string; id: string }> },
): Promise<Response> {
  const { council, id } = await params
  const caller = await councilCaller(council)
  const within = await withinLimit('exports', caller.userId)
  if (!within.ok) return tooOften(within.refusal)
  const asked = paperAsked(request.url)
  if (asked instanceof Response) return asked
  const exported = await exportPaper(caller, { assessmentId: id, ...asked })
  if (!exported.ok) return refusedPaper(exported.refusal)
  if (exported.value) return servedPaper(exported.value)
  const promised = await askPaper(caller, askPaperInput.parse({ assessmentId: id, ...asked }))
  if (!promised.ok) return refusedPaper(promised.refusal)
  const base = `/c/${council}/assessments/${id}`
  return promisedPaper(`${base}/export/${promised.value.paperId}`, `${base}/documents`, say('documents.page.promised'))
}
