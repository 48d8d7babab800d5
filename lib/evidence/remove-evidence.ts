import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { ok } from '../result'
import { mayRemove } from './policy'
import { loadEvidenceToChange, saveRemoval } from './store'

export const removeEvidenceInput = z.object({
  evidenceId: z.string(),
  reason: z
    .string('Say why you remove it')
    .trim()
    .min(1, 'Say why you remove it')
    .max(500, 'Use at most 500 characters for the reason'),
})

/** Takes evidence out of an answer's support. It stays in the trail, with who, when and why. */
export const removeEvidence = (caller: Caller, input: z.infer<typeof removeEvidenceInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const item = await loadEvidenceToChange(tx, input.evidenceId)
    const assessment = item && (await loadAssessment(tx, actor, item.assessmentId))
    const question = item && (await loadQuestion(tx, actor, item.assessmentId, item.code))
    const permit = mayRemove(actor, assessment, question, item)
    if (!permit.ok) return permit
    await saveRemoval(tx, actor, permit.value, input.reason)
    return ok(null)
  })
