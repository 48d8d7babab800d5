import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { serveFile } from '../evidence/serve-file'
import { ok, refuse } from '../result'
import { loadSupplement } from './store'

/** The bytes of a file with which the council answered, for a cleared peer, as long as peers may open it. */
export async function openSupplement(caller: Caller<ReviewPlace>, input: { requestId: string }) {
  const found = await inReview(caller, async (tx, actor) => {
    const file = actor.cleared ? await loadSupplement(tx, actor.reviewId, input.requestId) : undefined
    return file ? ok(file) : refuse({ kind: 'not-found' })
  })
  return found.ok ? serveFile(found.value) : found
}
