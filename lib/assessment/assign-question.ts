import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadPeople } from '../people/load-people'
import { ok, refuse } from '../result'
import { mayAssign } from './policy'
import { loadAssessment } from './store'
import { loadQuestion, saveAssignment } from './store-questions'

export const assignQuestionInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  userIds: z.union([z.array(z.string()), z.string().transform((one) => (one ? [one] : []))]).default([]),
})

/** Says who writes the answer to a question. Replaces whoever was assigned before; nobody is a choice too. */
export const assignQuestion = (caller: Caller, input: z.infer<typeof assignQuestionInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const people = await loadPeople(tx)
    const wanted = [...new Set(input.userIds)].map((id) => people.find(({ userId }) => userId === id))
    const permit = mayAssign(actor, assessment, wanted)
    if (!permit.ok) return permit
    const question = await loadQuestion(tx, actor, input.assessmentId, input.code)
    if (!question) return refuse({ kind: 'not-found' })
    await saveAssignment(
      tx,
      actor,
      permit.value,
      question.id,
      wanted.flatMap((one) => one?.userId ?? []),
    )
    return ok(null)
  })
