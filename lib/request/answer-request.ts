import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { loadReview } from '../review/store'
import { dayOf } from '../words/dates'
import { mayAnswer } from './policy'
import { loadForPeers, loadRequest, saveAnswer } from './store'

export const answerRequestInput = z
  .object({
    requestId: z.string(),
    answer: z.string().trim().max(2000, 'Use at most 2,000 characters').default(''),
    itemId: z.string().default(''),
  })
  .superRefine(({ answer, itemId }, context) => {
    if (answer === '' && itemId === '')
      context.addIssue({ code: 'custom', path: ['answer'], message: 'Write an answer, or choose evidence' })
  })

/** The council answers a peer's request with words, with evidence that peers may open, or with both. What it submitted stays as it is. */
export const answerRequest = (caller: Caller, input: z.output<typeof answerRequestInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const { requestId, answer, itemId } = input
    const request = await loadRequest(tx, requestId)
    const review = request && (await loadReview(tx, request.reviewId))
    const supplement = itemId === '' ? undefined : ((await loadForPeers(tx, [itemId]))[0] ?? 'closed')
    const permit = mayAnswer(actor, request, review, { supplement, today: dayOf(actor.now) })
    if (!permit.ok) return permit
    await saveAnswer(tx, actor, permit.value, { state: 'answered', answer })
    return ok(null)
  })
