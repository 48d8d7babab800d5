import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
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
    const permit = mayWithdraw(actor, await loadHeld(tx, input.publicationId))
    if (!permit.ok) return permit
    await saveWithdrawn(tx, actor, permit.value, input.reason)
    return ok(null)
  })
