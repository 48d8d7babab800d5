import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { ok } from '../result'
import { dayOf } from '../words/dates'
import { mayPublish } from './policy'
import { loadHeld, loadPoints, savePublication } from './store'

export const publishReportInput = z.object({})

/** The lead peer publishes the report to the council: from here on nobody changes it, and its recommendations are answered. */
export const publishReport = (caller: Caller<ReviewPlace>, _input: object) =>
  inReview(caller, async (tx, actor) => {
    const review = await loadHeld(tx, actor.reviewId, 'update')
    const points = review ? await loadPoints(tx, review.id) : []
    const openPoints = points.filter(({ state }) => state === 'open').length
    const permit = mayPublish(actor, review, { today: dayOf(actor.now), openPoints })
    if (!permit.ok) return permit
    await savePublication(tx, actor, permit.value)
    return ok(null)
  })
