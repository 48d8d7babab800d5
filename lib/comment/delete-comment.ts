import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayChangeComment } from './policy'
import { loadComment, saveChange } from './store'

export const deleteCommentInput = z.object({ commentId: z.string() })

/** Takes one's own words back. They stay on the record; readers see after a quarter of an hour that something was deleted, before that nothing. */
export const deleteComment = (caller: Caller, input: z.infer<typeof deleteCommentInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayChangeComment(actor, await loadComment(tx, actor, input.commentId))
    if (!permit.ok) return permit
    await saveChange(tx, actor, permit.value, null)
    return ok(null)
  })
