import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { dayAhead } from '../words/days'
import { mayHandOver } from './policy'
import { loadHeld, loadPeerIds, saveHandOver, saveLetIn } from './store'

export const handOverProgressInput = z.object({
  progressId: z.string(),
  until: dayAhead('Enter the last day on which the peers may come in'),
})

/** The lead hands the council's statements to the peers, who may come in until that day, also where their review had ended. */
export const handOverProgress = (caller: Caller, input: z.output<typeof handOverProgressInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const progress = await loadHeld(tx, input, 'update')
    const permit = mayHandOver(actor, progress, input.until)
    if (!permit.ok) return permit
    await saveHandOver(tx, actor, permit.value)
    const peerIds = await loadPeerIds(tx, permit.value.thing.reviewId)
    await saveLetIn(tx, actor, permit.value, { until: input.until, peerIds })
    return ok(null)
  })
