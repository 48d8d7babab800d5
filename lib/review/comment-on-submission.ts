import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { anchorInput, bodyInput } from '../comment/comment-input'
import { readPositions } from '../comment/read-positions'
import { ok, refuse } from '../result'
import { mayComment } from './policy'
import { loadReview, loadReviewed, saveComment } from './store'

const onWords = z.union([anchorInput, z.literal('').transform(() => undefined)]).optional()
export const commentOnSubmissionInput = z.object({
  code: z.string(),
  body: bodyInput,
  audience: z.enum(['team', 'council'], 'Choose who may read this comment'),
  on: z.preprocess((value) => (typeof value === 'string' && value !== '' ? safeJson(value) : value), onWords),
})

/** A peer comments on the frozen words of one answer, for the team alone or for the council too. */
export const commentOnSubmission = (caller: Caller<ReviewPlace>, input: z.output<typeof commentOnSubmissionInput>) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadReview(tx, actor.reviewId)
    const reviewed = review && (await loadReviewed(tx, review.submissionId))
    const answer = reviewed?.frozen.find((one) => one.code === input.code)
    const permit = mayComment(actor, answer && { questionId: answer.assessmentQuestionId })
    if (!permit.ok) return permit
    if (!reviewed) return refuse({ kind: 'not-found' })
    const positions = input.on && readPositions(input.on)
    if (input.on && !positions) return refuse({ kind: 'words-cannot-be-found' })
    const on = input.on && positions ? { ...positions, quote: input.on.quote } : null
    return ok({
      id: await saveComment(tx, actor, permit.value, {
        submissionId: review.submissionId,
        code: input.code,
        body: input.body,
        audience: input.audience,
        on,
      }),
    })
  })

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
