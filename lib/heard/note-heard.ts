import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { eachOnceInput } from '../each-once-input'
import { loadSubmittedQuestions } from '../report/load-report'
import { mayBeOn } from '../report/policy'
import { ok } from '../result'
import { loadReview } from '../review/store'
import { SPOKEN_WITH_LIST } from './heard'
import { mayNote } from './policy'
import { loadHeard, saveHeard } from './store'

export const noteHeardInput = z.object({
  conversationId: z.string().default(''),
  spokenWith: z.enum(SPOKEN_WITH_LIST, 'Choose with whom you spoke'),
  words: z.string('Say what you heard').trim().min(1, 'Say what you heard').max(4000, 'Use at most 4,000 characters'),
  codes: eachOnceInput(
    z.array(z.string()).min(1, 'Choose the question that it is on').max(5, 'Choose at most five questions'),
  ),
})

/** A peer notes what they heard in a conversation: with what kind of person, never whom, and on which questions. */
export const noteHeard = (caller: Caller<ReviewPlace>, input: z.output<typeof noteHeardInput>) =>
  inReview(caller, async (tx, actor) => {
    const { conversationId: id, ...said } = input
    const permit = mayNote(actor, id ? await loadHeard(tx, actor.reviewId, id) : undefined)
    if (!permit.ok) return permit
    const review = await loadReview(tx, actor.reviewId)
    const about = mayBeOn(said.codes, review ? await loadSubmittedQuestions(tx, review.submissionId) : [])
    if (!about.ok) return about
    return ok({ id: await saveHeard(tx, actor, permit.value, said) })
  })
