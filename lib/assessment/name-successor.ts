import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadPeople } from '../people/load-people'
import { ok } from '../result'
import { mayNameSuccessor } from './policy'
import { loadAssessment } from './store'
import { loadDuties, saveSuccessor } from './store-duties'

export const nameSuccessorInput = z.object({
  assessmentId: z.string(),
  dutyId: z.string(),
  userId: z.string('Choose who follows').min(1, 'Choose who follows'),
  reason: z
    .string('Enter why somebody else takes this on')
    .trim()
    .min(1, 'Enter why somebody else takes this on')
    .max(1000, 'Use at most 1,000 characters for the reason'),
})

/**
 * Has somebody follow in a duty, with a reason that stays on record. An assessor who follows scores from the next round on,
 * whether or not the one before had scored: what was scored stays, under the post of its time.
 */
export const nameSuccessor = (caller: Caller, input: z.output<typeof nameSuccessorInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const duties = assessment ? await loadDuties(tx, assessment.id) : []
    const person = (await loadPeople(tx)).find(({ userId }) => userId === input.userId)
    const permit = mayNameSuccessor(actor, assessment, duties, { dutyId: input.dutyId, person })
    if (!permit.ok) return permit
    await saveSuccessor(tx, actor, permit.value, input.reason)
    return ok({ assessmentId: permit.value.thing.assessment.id })
  })
