import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { dayAhead } from '../words/days'
import { mayLetStay } from './policy'
import { loadHeld, loadPeerIds, saveLetIn } from './store'

export const letPeersStayInput = z.object({
  progressId: z.string(),
  until: dayAhead('Enter the last day on which the peers may come in'),
})

/** The lead lets the peers who have the progress review stay longer, or come in once more where their review has ended. */
export const letPeersStay = (caller: Caller, input: z.output<typeof letPeersStayInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayLetStay(actor, await loadHeld(tx, input, 'update'), input.until)
    if (!permit.ok) return permit
    const peerIds = await loadPeerIds(tx, permit.value.thing.reviewId)
    await saveLetIn(tx, actor, permit.value, { until: input.until, peerIds })
    return ok(null)
  })
