import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { bodyInput } from './comment-input'
import { mayChangeComment } from './policy'
import { loadComment, saveChange } from './store'

export const correctCommentInput = z.object({ commentId: z.string(), body: bodyInput })

/** Puts other words in the place of one's own. What was written stays on the record; after a quarter of an hour readers see that it was corrected. */
export const correctComment = (caller: Caller, input: z.infer<typeof correctCommentInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayChangeComment(actor, await loadComment(tx, actor, input.commentId))
    if (!permit.ok) return permit
    await saveChange(tx, actor, permit.value, input.body)
    return ok(null)
  })
