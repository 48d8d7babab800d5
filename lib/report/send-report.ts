import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { dayAhead } from '../words/days'
import { maySend } from './policy'
import { loadFindings, loadHeld, saveSending } from './store'

export const sendReportInput = z.object({
  checkUntil: dayAhead('Enter the last day on which the council checks facts'),
})

/** The lead peer agrees the findings and recommendations for the team, and sends them to the council, which checks the facts. */
export const sendReport = (caller: Caller<ReviewPlace>, input: z.output<typeof sendReportInput>) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadHeld(tx, actor.reviewId, 'update')
    const permit = maySend(actor, review, review ? (await loadFindings(tx, review.id)).length : 0, input.checkUntil)
    if (!permit.ok) return permit
    await saveSending(tx, actor, permit.value, input.checkUntil)
    return ok(null)
  })
