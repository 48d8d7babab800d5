import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { dayOf } from '../words/dates'
import { mayDropPeriod } from './policy'
import { loadPeriod, saveDroppedPeriod } from './store'

export const dropQuietPeriodInput = z.object({ quietPeriodId: z.string() })

/** Takes a pre-election period away; one that has begun, the monitoring officer alone. */
export const dropQuietPeriod = (caller: Caller, input: z.output<typeof dropQuietPeriodInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayDropPeriod(actor, await loadPeriod(tx, input.quietPeriodId), dayOf(actor.now))
    if (!permit.ok) return permit
    await saveDroppedPeriod(tx, actor, permit.value)
    return ok(null)
  })
