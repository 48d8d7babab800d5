import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { mayDelete } from './policy'
import { loadAssessment } from './store'
import { saveDeleted } from './store-removal'

/** Why an assessment goes, or is put away. */
export const whyGone = z
  .string()
  .trim()
  .min(1, 'Say why. It stands in the trail')
  .max(500, 'Use at most 500 characters for the reason')

export const deleteAssessmentInput = z.object({ assessmentId: z.string(), reason: whyGone })

/** Deletes an assessment that was begun by mistake, with all that was written in it, until scoring opens. Its trail stays. */
export const deleteAssessment = (caller: Caller, input: z.infer<typeof deleteAssessmentInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayDelete(actor, await loadAssessment(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    return (await saveDeleted(tx, actor, permit.value, input.reason)) ? ok(null) : refuse({ kind: 'not-found' })
  })
