import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { ok, refuse } from '../result'
import { mayAssign } from './policy'
import { loadAssessment, loadPeople, loadQuestion, saveAssignment } from './store'

export const assignQuestionInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  userIds: z.union([z.array(z.string()), z.string().transform((one) => (one ? [one] : []))]).default([]),
})

/** Says who writes the answer to a question. Replaces whoever was assigned before; nobody is a choice too. */
export const assignQuestion = (caller: Caller, input: z.infer<typeof assignQuestionInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayAssign(actor, await loadAssessment(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const question = await loadQuestion(tx, actor, input.assessmentId, input.code)
    if (!question) return refuse({ kind: 'not-found' })
    const people = new Set((await loadPeople(tx)).map((person) => person.userId))
    const userIds = [...new Set(input.userIds)] as UserId[]
    if (userIds.some((id) => !people.has(id))) return refuse({ kind: 'not-in-this-council' })
    await saveAssignment(tx, actor, permit.value, question.id, userIds)
    return ok(null)
  })
