import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayAllowComments } from './policy'
import { loadAssessment, saveCommenting } from './store'

export const allowCommentsInput = z.object({
  assessmentId: z.string(),
  observersComment: z.coerce.boolean().default(false),
  frozenComments: z.coerce.boolean().default(false),
})

/** Says whether observers may comment, and whether whoever may comment still may once the words are frozen. */
export const allowComments = (caller: Caller, { assessmentId, ...allowed }: z.infer<typeof allowCommentsInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, assessmentId, 'update')
    const permit = mayAllowComments(actor, assessment)
    if (!permit.ok) return permit
    const { observersComment, frozenComments } = permit.value.thing
    if (observersComment === allowed.observersComment && frozenComments === allowed.frozenComments) return ok(null)
    await saveCommenting(tx, actor, permit.value, allowed)
    return ok(null)
  })
