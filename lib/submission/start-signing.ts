import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { ok } from '../result'
import { assembleSubmission } from './assemble-submission'
import { loadSubmissionRows } from './load-submission'
import { mayStartSigning } from './policy'
import { missingFrom } from './readiness'
import { saveSigning } from './store'

export const startSigningInput = z.object({ assessmentId: z.string() })

/** Freezes the answers and asks the signatories to sign, once nothing is missing. */
export const startSigning = (caller: Caller, input: z.infer<typeof startSigningInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const missing = assessment
      ? missingFrom(assembleSubmission(await loadSubmissionRows(tx, assessment)).content).length
      : 0
    const permit = mayStartSigning(actor, assessment, missing)
    if (!permit.ok) return permit
    await saveSigning(tx, actor, permit.value)
    return ok(null)
  })
