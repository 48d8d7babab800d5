import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { mayInAssessment } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { ok, refuse } from '../result'
import { assembleSubmission } from './assemble-submission'
import { loadSubmissionRows } from './load-submission'
import { maySignOff } from './policy'
import { sealOf } from './seal'
import { isBy, loadAnswers, saveSignature } from './store'

export const signOffInput = z.object({ assessmentId: z.string(), contentSha256: z.string() })

/** A signatory signs exactly what they were shown: the hash of it comes with the signature. */
export const signOff = (caller: Caller, input: z.infer<typeof signOffInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    if (!assessment) return refuse({ kind: 'not-found' })
    const seal = mayInAssessment(actor, assessment.myDuties, 'sign')
      ? sealOf(assembleSubmission(await loadSubmissionRows(tx, assessment)).content)
      : ''
    const signed = isBy((await loadAnswers(tx, assessment.id)).signed, actor)
    const permit = maySignOff(actor, assessment, { signed, seal }, input.contentSha256)
    if (!permit.ok) return permit
    await saveSignature(tx, actor, permit.value, seal)
    return ok(null)
  })
