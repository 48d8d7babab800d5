import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { mayReopenSubmission } from './policy'
import { loadAssessment } from './store'
import { carryOver } from './store-carried'
import { loadVersions } from './store-following'

export const reopenSubmissionInput = z.object({
  assessmentId: z.string(),
  reason: z
    .string('Say why it is reopened')
    .trim()
    .min(1, 'Say why it is reopened')
    .max(600, 'Use at most 600 characters'),
})

/** Reopens what was submitted as its next version, a new assessment that begins with its words. What was submitted stays as it is. */
export const reopenSubmission = (caller: Caller, input: z.output<typeof reopenSubmissionInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const before = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const newer = before ? (await loadVersions(tx, before)).newer : null
    const permit = mayReopenSubmission(actor, before, { reason: input.reason, isReopened: newer !== null })
    return permit.ok ? carryOver(tx, actor, permit.value) : permit
  })
