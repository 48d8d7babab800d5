import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { ok, refuse } from '../result'
import { assembleSubmission } from './assemble-submission'
import { loadSubmissionRows } from './load-submission'
import { maySubmit } from './policy'
import { sealOf } from './seal'
import { loadAnswers, saveSubmission } from './store'

export const submitAssessmentInput = z.object({ assessmentId: z.string() })

/** Makes the immutable copy, once every signatory has signed what is submitted. It cannot be undone. */
export const submitAssessment = (caller: Caller, input: z.infer<typeof submitAssessmentInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const signatures = assessment ? (await loadAnswers(tx, assessment.id)).signed : []
    const permit = maySubmit(actor, assessment, signatures.length)
    if (!permit.ok) return permit
    const { content, texts } = assembleSubmission(await loadSubmissionRows(tx, permit.value.thing))
    const seal = sealOf(content)
    if (signatures.some((signature) => signature.contentSha256 !== seal)) return refuse({ kind: 'content-changed' })
    const file = {
      content,
      signatures: signatures.map(({ name, post, signedAt, contentSha256 }) => ({
        name,
        post,
        signedAt: signedAt.toISOString(),
        contentSha256,
      })),
      submittedAt: actor.now.toISOString(),
    }
    return ok(await saveSubmission(tx, actor, permit.value, file, texts))
  })
