import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayLetIn } from './policy'
import { loadPeers, loadReview, saveClearance } from './store'

export const clearConflictInput = z.object({ reviewId: z.string(), peerId: z.string() })

/** The council's lead lets a peer in who declared a conflict. Nobody is let in before they have declared. */
export const clearConflict = (caller: Caller, input: z.infer<typeof clearConflictInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const review = await loadReview(tx, input.reviewId)
    const peer = review && (await loadPeers(tx, review.id)).find((one) => one.id === input.peerId)
    const permit = mayLetIn(actor, review, peer)
    if (!permit.ok) return permit
    await saveClearance(tx, actor, permit.value)
    return ok(null)
  })
