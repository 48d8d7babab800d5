import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { anyDay } from '../words/days'
import { mayKeepPeriods } from './policy'
import { savePeriod } from './store'

export const keepQuietPeriodInput = z
  .object({
    election: z.string('Say which election').trim().min(1, 'Say which election').max(120, 'Use at most 120 characters'),
    startsOn: anyDay('Enter the first day'),
    endsOn: anyDay('Enter the last day'),
  })
  .superRefine(({ startsOn, endsOn }, context) => {
    if (endsOn < startsOn)
      context.addIssue({ code: 'custom', path: ['endsOn'], message: 'Enter the first day or a later one' })
  })

/** Says the days before an election, in which nothing is published. */
export const keepQuietPeriod = (caller: Caller, input: z.output<typeof keepQuietPeriodInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayKeepPeriods(actor)
    if (!permit.ok) return permit
    await savePeriod(tx, actor, permit.value, input)
    return ok(null)
  })
