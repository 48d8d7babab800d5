import { z } from 'zod'
import { type Caller, inReview, type ReviewActor, type ReviewPlace, type Tx } from '@/db/gate'
import { anchorInput, bodyInput } from '../comment/comment-input'
import { readQuote } from '../comment/read-quote'
import { ok, refuse } from '../result'
import { mayComment } from './policy'
import { loadFrozenText, loadReview, saveComment } from './store'

const onWords = z.union([anchorInput, z.literal('').transform(() => undefined)]).optional()
export const commentOnSubmissionInput = z.object({
  code: z.string(),
  body: bodyInput,
  on: z.preprocess((value) => (typeof value === 'string' && value !== '' ? safeJson(value) : value), onWords),
})
type CommentOnSubmission = z.output<typeof commentOnSubmissionInput>

/** A peer comments on one text or on words of it, which are read from the frozen text; for the team alone until it is shared. */
export async function commentOnSubmission(caller: Caller<ReviewPlace>, input: CommentOnSubmission) {
  const asked = await inReview(caller, async (tx, actor) => {
    const judged = await judge(tx, actor, input)
    return judged.ok ? ok(judged.value.text.state) : judged
  })
  if (!asked.ok) return asked
  const on = input.on ? await readQuote([new Uint8Array(asked.value)], input.on) : ok(null)
  if (!on.ok) return on
  return inReview(caller, async (tx, actor) => {
    const judged = await judge(tx, actor, input)
    if (!judged.ok) return judged
    const { permit, text } = judged.value
    const { code, body } = input
    const comment = { submissionId: text.submissionId, code, body, on: on.value, answersId: null }
    return ok({ id: await saveComment(tx, actor, permit, comment) })
  })
}

async function judge(tx: Tx, actor: ReviewActor, { code }: CommentOnSubmission) {
  const review = await loadReview(tx, actor.reviewId)
  const text = review && (await loadFrozenText(tx, review.submissionId, code))
  const permit = mayComment(actor, text && { subjectId: text.subjectId })
  if (!permit.ok) return permit
  return text ? ok({ permit: permit.value, text }) : refuse({ kind: 'not-found' })
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
