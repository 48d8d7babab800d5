import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { loadSecond } from './load-second'
import { mayDecline } from './policy'
import { loadHeld, saveDeclined } from './store'

export const declinePublicationInput = z.object({
  publicationId: z.string(),
  reason: z
    .string('Say what should not go out, and why')
    .trim()
    .min(1, 'Say what should not go out, and why')
    .max(1000, 'Use at most 1,000 characters'),
})

/** The second person declines what was asked, and whoever asked is told why. */
export const declinePublication = (caller: Caller, input: z.output<typeof declinePublicationInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const one = await loadHeld(tx, input.publicationId)
    const permit = mayDecline(actor, one, await loadSecond(tx, actor, one))
    if (!permit.ok) return permit
    await saveDeclined(tx, actor, permit.value, input.reason)
    return ok(null)
  })
