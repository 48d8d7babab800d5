import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { bodyInput } from '../comment/comment-input'
import { ok } from '../result'
import { mayReplyAsPeer } from './policy'
import { loadComment, saveComment } from './store'

export const replyAsPeerInput = z.object({ commentId: z.string(), body: bodyInput })

/** A peer replies to what another of the team said, or to what the council answered: for the team alone until it is shared. */
export const replyAsPeer = (caller: Caller<ReviewPlace>, input: z.infer<typeof replyAsPeerInput>) =>
  inReview(caller, async (tx, actor) => {
    const comment = await loadComment(tx, actor, input.commentId)
    const permit = mayReplyAsPeer(actor, comment)
    if (!permit.ok) return permit
    const { submissionId, code, id } = comment as NonNullable<typeof comment>
    return ok({
      id: await saveComment(tx, actor, permit.value, { submissionId, code, body: input.body, on: null, answersId: id }),
    })
  })
