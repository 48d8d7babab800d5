import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { anyDay } from '../words/days'
import { mayMove } from './policy'
import { loadHeld, saveMove } from './store'

export const moveReferralInput = z.object({
  referralId: z.string(),
  meetsOn: anyDay('Enter the day on which it meets'),
})

/** A body has it on another day; nothing was minuted. */
export const moveReferral = (caller: Caller, input: z.output<typeof moveReferralInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayMove(actor, await loadHeld(tx, input.referralId))
    if (!permit.ok) return permit
    await saveMove(tx, actor, permit.value, input.meetsOn)
    return ok(null)
  })
