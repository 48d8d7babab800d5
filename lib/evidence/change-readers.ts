import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { blank } from './days'
import { loadAsks, loadDecides, loadItem } from './load-items'
import { mayAskReaders, mayNarrow } from './policy'
import { saveAsk, saveNarrowing } from './store-items'
import { isWidened, needsReasons, settled, twoFields } from './two-fields'

export const changeReadersInput = twoFields
  .extend({
    itemId: z.string(),
    why: z.preprocess(blank, z.string().trim().max(500, 'Use at most 500 characters').optional()),
    hold: z.preprocess((sent) => sent === 'on' || sent === true, z.boolean()),
  })
  .superRefine((about, context) => needsReasons(about, context))

/**
 * Other readers or another class of an item. What narrows it is done at once; what widens either field, and how it stands in law, is
 * asked of a second person. A closer class is asked for with the item held until it is decided.
 */
export const changeReaders = (caller: Caller, input: z.infer<typeof changeReadersInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const item = await loadItem(tx, input.itemId, true)
    const wanted = settled(input)
    const decides = await loadDecides(tx)
    const narrows = mayNarrow(actor, item, wanted, decides)
    if (narrows.ok) {
      await saveNarrowing(tx, actor, narrows.value, wanted, decides)
      return ok<{ is: 'done' | 'asked' }>({ is: 'done' })
    }
    if (narrows.refusal.kind === 'narrowing-shuts-you-out') return narrows
    const open = item && (await loadAsks(tx, item.id)).find(({ decidedAt }) => decidedAt === null)
    const asks = mayAskReaders(actor, item, wanted, decides, open)
    if (!asks.ok) return asks
    const hold = input.hold || !isWidened(asks.value.thing, wanted)
    await saveAsk(tx, actor, asks.value, wanted, input.why ?? null, hold)
    return ok<{ is: 'done' | 'asked' }>({ is: 'asked' })
  })
