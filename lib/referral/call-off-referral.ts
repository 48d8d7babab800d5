import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayCallOff } from './policy'
import { loadHeld, saveCallingOff } from './store'

export const callOffReferralInput = z.object({ referralId: z.string() })

/** A submission does not go to a body after all; nothing was minuted. */
export const callOffReferral = (caller: Caller, input: z.output<typeof callOffReferralInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayCallOff(actor, await loadHeld(tx, input.referralId))
    if (!permit.ok) return permit
    await saveCallingOff(tx, actor, permit.value)
    return ok(null)
  })
