import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { blank } from './days'
import { loadAsks, loadDecides, loadItem } from './load-items'
import { mayDecide } from './policy'
import { saveDecision } from './store-items'

export const decideReadersInput = z
  .object({
    itemId: z.string(),
    askId: z.string(),
    outcome: z.enum(['done', 'declined'], 'Choose what you decide'),
    because: z.preprocess(blank, z.string().trim().max(500, 'Use at most 500 characters').optional()),
  })
  .refine(({ outcome, because }) => outcome === 'done' || because, {
    path: ['because'],
    error: 'Say why not, for whoever asked',
  })

/** A second person says yes, and it is so from then on, or no with a reason: then what was held is held no longer, and is as it was. */
export const decideReaders = (caller: Caller, input: z.infer<typeof decideReadersInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const item = await loadItem(tx, input.itemId, true)
    const ask = item && (await loadAsks(tx, item.id)).find(({ id }) => id === input.askId)
    const permit = mayDecide(actor, item, ask, await loadDecides(tx))
    if (!permit.ok) return permit
    await saveDecision(tx, actor, permit.value, input.outcome, input.because ?? null)
    return ok(null)
  })
