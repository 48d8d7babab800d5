import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayCallOff } from './policy'
import { loadHeld, saveCalledOff } from './store'

export const callOffPublicationInput = z.object({ publicationId: z.string() })

/** The lead asks no more for what nobody has confirmed. */
export const callOffPublication = (caller: Caller, input: z.output<typeof callOffPublicationInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayCallOff(actor, await loadHeld(tx, input.publicationId))
    if (!permit.ok) return permit
    await saveCalledOff(tx, actor, permit.value)
    return ok(null)
  })
