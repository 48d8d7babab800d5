import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { toldOfMail } from '../people/mailed-again'
import { mayMailPeerAgain } from './policy'
import { loadPeers, loadReview, savePeerMailedAgain } from './store'

export const sendPeerAgainInput = z.object({ reviewId: z.string(), peerId: z.string() })

/** Mails a peer’s invitation once more while the review lasts, unless its mail is still on its way. */
export const sendPeerAgain = (caller: Caller, input: z.infer<typeof sendPeerAgainInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const review = await loadReview(tx, input.reviewId)
    const peer = review && (await loadPeers(tx, review.id)).find((one) => one.id === input.peerId)
    const permit = mayMailPeerAgain(actor, review, peer)
    if (!permit.ok) return permit
    return toldOfMail(await savePeerMailedAgain(tx, actor, permit.value))
  })
