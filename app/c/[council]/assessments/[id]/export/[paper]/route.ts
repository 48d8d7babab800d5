import { councilCaller } from '@/app/_doors/caller'
import { promisedPaper, refusedPaper, servedPaper } from '@/app/_doors/serve-paper'
import { openPaper } from '@/lib/paper/open-paper'
import { say } from '@/lib/words/say'

/** A document that a job has made, for whoever asked for it; or how far it is. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ council: string; id: string; paper: string }> },
): Promise<Response> {
  const { council, id, paper } = await params
  const opened = await openPaper(await councilCaller(council), { paperId: paper })
  if (!opened.ok) return refusedPaper(opened.refusal)
  const { state, made } = opened.value
  if (made) return servedPaper(made)
  const base = `/c/${council}/assessments/${id}`
  return promisedPaper(`${base}/export/${paper}`, `${base}/documents`, say(`documents.page.states.${state}`))
}
