import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { loadOpen } from '../evidence/load-open'
import { ok } from '../result'
import { mayAskPack } from './policy'
import { loadReview, loadReviewed } from './store'
import { countPacksWaiting, holdPacks, savePack } from './store-packs'

export const askPackInput = z.object({})

/** Has all the evidence that a peer may open made into one file by a job, for its asker alone, who finds it in the review for a week. */
export const askPack = (caller: Caller<ReviewPlace>, _input: z.infer<typeof askPackInput>) =>
  inReview(caller, async (tx, actor) => {
    await holdPacks(tx, actor) // so that two asked for at once come one after the other
    const review = actor.cleared ? await loadReview(tx, actor.reviewId) : undefined
    const reviewed = review && (await loadReviewed(tx, review.submissionId))
    const open = reviewed ? await loadOpen(tx, reviewed.assessmentId) : undefined
    const permit = mayAskPack(actor, open, await countPacksWaiting(tx, actor))
    if (!permit.ok) return permit
    return ok({ packId: await savePack(tx, actor, permit.value) })
  })
