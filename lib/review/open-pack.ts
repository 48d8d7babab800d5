import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { loadOpen } from '../evidence/load-open'
import { serveFile } from '../evidence/serve-file'
import { ok, refuse } from '../result'
import { mayOpenPack } from './policy'
import { loadReview, loadReviewed } from './store'
import { loadPack } from './store-packs'

/** A pack that was made by a job, for whoever asked for it, while all that is in it is still open to them. */
export async function openPack(caller: Caller<ReviewPlace>, input: { packId: string }) {
  const found = await inReview(caller, async (tx, actor) => {
    const own = mayOpenPack(actor, await loadPack(tx, input.packId))
    if (!own.ok) return own
    const { state, holds, sha256, councilId } = own.value.thing
    if (state !== 'ready' || !holds?.length) return refuse({ kind: 'not-found' })
    const review = await loadReview(tx, actor.reviewId)
    const reviewed = review && (await loadReviewed(tx, review.submissionId))
    const open = new Set<string>((reviewed ? await loadOpen(tx, reviewed.assessmentId) : []).map(({ id }) => id))
    if (holds.some((id) => !open.has(id))) return refuse({ kind: 'pack-not-as-seen' })
    return ok({ councilId, sha256, fileName: 'Evidence pack.zip', mediaType: 'application/zip' })
  })
  return found.ok ? serveFile(found.value) : found
}
