import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayArchive } from './policy'
import { loadAssessment } from './store'
import { saveArchived } from './store-removal'

export const unarchiveAssessmentInput = z.object({ assessmentId: z.string() })

/** Takes an assessment up again that was put away. */
export const unarchiveAssessment = (caller: Caller, input: z.infer<typeof unarchiveAssessmentInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayArchive(actor, await loadAssessment(tx, actor, input.assessmentId, 'update'), false)
    if (!permit.ok) return permit
    await saveArchived(tx, actor, permit.value, { isArchived: false, reason: '' })
    return ok(null)
  })
