import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { loadSubmittedQuestions } from '../report/load-report'
import { ok } from '../result'
import { loadReview } from '../review/store'
import { dayAhead } from '../words/days'
import { mayAsk } from './policy'
import { saveAsked } from './store'

export const askEvidenceInput = z.object({
  code: z.string('Choose the question').min(1, 'Choose the question'),
  words: z
    .string('Say what you would like to see')
    .trim()
    .min(1, 'Say what you would like to see')
    .max(1000, 'Use at most 1,000 characters'),
  dueOn: dayAhead('Enter the day by which you need it'),
})

/** A peer asks the council for evidence on a question, by a day. The council sees it at once. */
export const askEvidence = (caller: Caller<ReviewPlace>, input: z.output<typeof askEvidenceInput>) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadReview(tx, actor.reviewId)
    const questions = review && actor.cleared ? await loadSubmittedQuestions(tx, review.submissionId) : []
    const isSubmitted = questions.some(({ code }) => code === input.code)
    const permit = mayAsk(actor, review, { isSubmitted, dueOn: input.dueOn })
    return permit.ok ? ok({ id: await saveAsked(tx, actor, permit.value, input) }) : permit
  })
