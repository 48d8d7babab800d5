import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { markInPlace } from './mark-in-place'
import { mayTakeMarkAway } from './policy'
import { saveUnmarking } from './store-marks'

export const takeMarkAwayInput = z.object({ markId: z.string() })

/** Takes a mark from words: they stay, and the question rests on the item as before. */
export const takeMarkAway = (caller: Caller, input: z.infer<typeof takeMarkAwayInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayTakeMarkAway(actor, await markInPlace(tx, actor, input.markId))
    if (!permit.ok) return permit
    await saveUnmarking(tx, actor, permit.value)
    return ok(null)
  })
