import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { whyGone } from './delete-assessment'
import { mayArchive } from './policy'
import { loadAssessment } from './store'
import { saveArchived } from './store-removal'

export const archiveAssessmentInput = z.object({ assessmentId: z.string(), reason: whyGone })

/** Puts an assessment away: it waits for nobody any more, and says that it is put away. Nothing in it changes, and it can be taken up again. */
export const archiveAssessment = (caller: Caller, input: z.infer<typeof archiveAssessmentInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayArchive(actor, await loadAssessment(tx, actor, input.assessmentId, 'update'), true)
    if (!permit.ok) return permit
    await saveArchived(tx, actor, permit.value, { isArchived: true, reason: input.reason })
    return ok(null)
  })
