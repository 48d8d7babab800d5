import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { type FindingId, isId } from '@/db/ids'
import { eachOnceInput } from '../each-once-input'
import { ok } from '../result'
import { loadSubmittedQuestions } from './load-report'
import { mayBeOn, mayWrite } from './policy'
import { KINDS } from './report'
import { loadHeld, loadWritten, saveFinding } from './store'

/** Nothing typed is no number, and not none. */
const howMany = z.preprocess(
  (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
  z.coerce.number('Enter a number').int('Enter a whole number').min(0, 'Enter 0 or more').max(999, 'Enter at most 999'),
)

export const writeFindingInput = z.object({
  findingId: z.string().default(''),
  kind: z.enum(KINDS, 'Choose what it is'),
  words: z.string('Say what you found').trim().min(1, 'Say what you found').max(2000, 'Use at most 2,000 characters'),
  codes: eachOnceInput(
    z
      .array(z.string().regex(/^\d{1,2}\.\d{1,2}$/))
      .min(1, 'Choose the question that it is on')
      .max(5, 'Choose at most five questions'),
  ),
  documents: howMany,
  conversations: howMany,
})

/** A peer writes what the team found, on which questions, and on how many documents and conversations it rests. */
export const writeFinding = (caller: Caller<ReviewPlace>, input: z.output<typeof writeFindingInput>) =>
  inReview(caller, async (tx, actor) => {
    const { findingId: id, ...said } = input
    const review = await loadHeld(tx, actor.reviewId, 'update')
    const permit = mayWrite(actor, review, id && review ? await loadWritten(tx, review.id, 'finding', id) : undefined)
    if (!permit.ok) return permit
    const about = mayBeOn(said.codes, await loadSubmittedQuestions(tx, permit.value.thing.submissionId))
    if (!about.ok) return about
    return ok({ id: await saveFinding(tx, actor, permit.value, said, isId<FindingId>(id) ? id : undefined) })
  })
