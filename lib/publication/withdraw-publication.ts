import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { loadSecond } from './load-second'
import { mayWithdraw } from './policy'
import { loadHeld, saveWithdrawn } from './store'

export const withdrawPublicationInput = z.object({
  publicationId: z.string(),
  reason: z.string('Say why').trim().min(1, 'Say why it is withdrawn').max(1000, 'Use at most 1,000 characters'),
})

/** Takes back what is out. Its page says from then on that it was withdrawn, when and why. */
export const withdrawPublication = (caller: Caller, input: z.output<typeof withdrawPublicationInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const one = await loadHeld(tx, input.publicationId)
    const permit = mayWithdraw(actor, one, await loadSecond(tx, actor, one))
    if (!permit.ok) return permit
    await saveWithdrawn(tx, actor, permit.value, input.reason)
    return ok(null)
  })
