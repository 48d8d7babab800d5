import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { loadAsks, loadItem } from './load-items'
import { mayTakeBackAsk } from './policy'
import { saveDecision } from './store-items'

export const takeBackReadersInput = z.object({ itemId: z.string(), askId: z.string() })

/** Whoever asked for other readers does so no more. */
export const takeBackReaders = (caller: Caller, input: z.infer<typeof takeBackReadersInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const item = await loadItem(tx, input.itemId, true)
    const ask = item && (await loadAsks(tx, item.id)).find(({ id }) => id === input.askId)
    const permit = mayTakeBackAsk(actor, item, ask)
    if (!permit.ok) return permit
    await saveDecision(tx, actor, permit.value, 'taken-back', null)
    return ok(null)
  })
