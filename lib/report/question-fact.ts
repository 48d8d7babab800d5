import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { type FindingId, isId, type RecommendationId } from '@/db/ids'
import { ok } from '../result'
import { dayOf } from '../words/dates'
import { mayQuestion } from './policy'
import { loadHeld, loadWritten, saveQuestioned } from './store'

const line = (asked: string) => z.string(asked).trim().min(1, asked).max(1000, 'Use at most 1,000 characters')
export const questionFactInput = z.object({
  reviewId: z.string(),
  kind: z.enum(['finding', 'recommendation']),
  id: z.string(),
  says: line('Say which fact is wrong'),
  correction: line('Say what it should be, and how you know'),
})

/** The council says which fact in the report is wrong and what it should be. Judgements are not its to change. */
export const questionFact = (caller: Caller, input: z.output<typeof questionFactInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const { kind, id, says, correction } = input
    const review = await loadHeld(tx, input.reviewId)
    const isThere = review ? (await loadWritten(tx, review.id, kind, id)) !== 'gone' : false
    const permit = mayQuestion(actor, review, isThere, dayOf(actor.now))
    if (!permit.ok) return permit
    const on =
      kind === 'finding'
        ? { findingId: isId<FindingId>(id) ? id : undefined }
        : { recommendationId: isId<RecommendationId>(id) ? id : undefined }
    return ok({ id: await saveQuestioned(tx, actor, permit.value, { ...on, says, correction }) })
  })
