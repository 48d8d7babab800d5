import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { dayOf } from '../words/dates'
import { mayOverride } from './policy'
import { loadHeld, loadQuiet, saveOverridden } from './store'

export const overrideQuietPeriodInput = z.object({
  publicationId: z.string(),
  reason: z.string('Say why').trim().min(1, 'Say why it may go out now').max(1000, 'Use at most 1,000 characters'),
})

/** The monitoring officer lets one publication out in a pre-election period, with a reason; a second person still confirms it. */
export const overrideQuietPeriod = (caller: Caller, input: z.output<typeof overrideQuietPeriodInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const one = await loadHeld(tx, input.publicationId)
    const permit = mayOverride(actor, one, await loadQuiet(tx, dayOf(actor.now)))
    if (!permit.ok) return permit
    await saveOverridden(tx, actor, permit.value, input.reason)
    return ok(null)
  })
