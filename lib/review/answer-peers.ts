import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { bodyInput } from '../comment/comment-input'
import { ok } from '../result'
import { mayAnswerPeers } from './policy'
import { loadReview, loadSharedComment, saveAnswer } from './store'

export const answerPeersInput = z.object({ commentId: z.string(), body: bodyInput })

/** The council answers what a peer shared with it. All peers of the review read the answer, and so does the council. */
export const answerPeers = (caller: Caller, input: z.infer<typeof answerPeersInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const comment = await loadSharedComment(tx, input.commentId)
    const permit = mayAnswerPeers(actor, comment, comment && (await loadReview(tx, comment.reviewId)))
    if (!permit.ok) return permit
    await saveAnswer(tx, actor, permit.value, input.body)
    return ok(null)
  })
