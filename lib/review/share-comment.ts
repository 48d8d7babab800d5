import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { mayShare } from './policy'
import { loadComment, saveSharing } from './store'

export const shareCommentInput = z.object({ commentId: z.string() })

/** Shows a team's comment to the council, a quarter of an hour from now; until then it can be taken back. */
export const shareComment = (caller: Caller<ReviewPlace>, input: z.infer<typeof shareCommentInput>) =>
  inReview(caller, async (tx, actor) => {
    const permit = mayShare(actor, await loadComment(tx, actor, input.commentId))
    if (!permit.ok) return permit
    await saveSharing(tx, actor, permit.value)
    return ok(null)
  })
