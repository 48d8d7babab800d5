import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { mayTakeBack } from './policy'
import { loadComment, saveTakingBack } from './store'

export const takeBackCommentInput = z.object({ commentId: z.string() })

/** Makes a shared comment the team's own again, before the council has it. */
export const takeBackComment = (caller: Caller<ReviewPlace>, input: z.infer<typeof takeBackCommentInput>) =>
  inReview(caller, async (tx, actor) => {
    const permit = mayTakeBack(actor, await loadComment(tx, actor, input.commentId))
    if (!permit.ok) return permit
    await saveTakingBack(tx, actor, permit.value)
    return ok(null)
  })
