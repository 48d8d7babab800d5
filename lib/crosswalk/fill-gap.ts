import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { ok } from '../result'
import { asksOf, orderNamed } from './crosswalk'
import { mayFillGap } from './policy'
import { loadGapTexts, saveGapText } from './store'

export const fillGapInput = z.object({
  assessmentId: z.string(),
  order: z.string(),
  ask: z.string(),
  /** What stood there when it was begun, so that nobody writes over words that they have not seen. */
  seen: z.string(),
  words: z.string().trim().max(20_000, 'Use at most 20,000 characters'),
})

/** Writes what another framework asks for and none of our questions does. It stays with the assessment, and the next one begins with it. */
export const fillGap = (caller: Caller, input: z.output<typeof fillGapInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const a = await loadAssessment(tx, actor, input.assessmentId, 'share')
    const order = orderNamed(input.order)
    const ask = order && asksOf(order).find(({ key }) => key === input.ask)
    const stands =
      a && order ? (await loadGapTexts(tx, a, order)).find((text) => text.ask === input.ask)?.words : undefined
    const permit = mayFillGap(actor, a, { order, ask }, { seen: input.seen, stands: stands ?? '' })
    if (!permit.ok) return permit
    await saveGapText(tx, actor, permit.value, input.words)
    return ok(null)
  })
