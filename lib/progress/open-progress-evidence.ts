import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { serveFile } from '../evidence/serve-file'
import { ok, refuse } from '../result'
import { loadNamedFile } from './store'

/** The bytes of a file that the council named with a statement, for a cleared peer, as long as peers may open it. */
export async function openProgressEvidence(caller: Caller<ReviewPlace>, input: { evidenceId: string }) {
  const found = await inReview(caller, async (tx, actor) => {
    const file = actor.cleared ? await loadNamedFile(tx, actor.reviewId, input.evidenceId) : undefined
    return file ? ok(file) : refuse({ kind: 'not-found' })
  })
  return found.ok ? serveFile(found.value) : found
}
