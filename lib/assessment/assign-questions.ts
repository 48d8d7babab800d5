import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadPeople } from '../people/load-people'
import { ok } from '../result'
import { mayAssign } from './policy'
import { several } from './several'
import { loadAssessment } from './store'
import { loadChosen, saveAssignments } from './store-questions'

export const assignQuestionsInput = z
  .object({
    assessmentId: z.string(),
    codes: several.refine((codes) => codes.length > 0, 'Tick at least one question'),
    userIds: several,
    /** Whether they write instead of those who do now, or with them; or nobody does any more. */
    how: z.enum(['instead', 'with', 'nobody'], 'Choose whether they write alone').optional(),
  })
  .refine(({ userIds, how }) => how === 'nobody' || userIds.length > 0, {
    path: ['userIds'],
    message: 'Choose who writes them',
  })

/** Gives questions to people to write, all at once: instead of whoever did, unless it is with them. Taking all writers off is a choice too. */
export const assignQuestions = (caller: Caller, input: z.infer<typeof assignQuestionsInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const people = await loadPeople(tx)
    const wanted = [...new Set(input.how === 'nobody' ? [] : input.userIds)].map((id) =>
      people.find(({ userId }) => userId === id),
    )
    const codes = [...new Set(input.codes)]
    const permit = mayAssign(actor, assessment, wanted, {
      wanted: codes.length,
      found: assessment ? await loadChosen(tx, assessment.id, codes) : [],
    })
    if (!permit.ok) return permit
    const userIds = wanted.flatMap((one) => one?.userId ?? [])
    await saveAssignments(tx, actor, permit.value, userIds, input.how === 'with' ? 'with' : 'instead')
    return ok(null)
  })
