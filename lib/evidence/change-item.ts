import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { reviewDay } from './about-evidence'
import { loadItem, loadPeople } from './load-items'
import { mayChangeItem } from './policy'
import { saveItemChange } from './store-items'

export const changeItemInput = z.object({
  itemId: z.string(),
  ownerId: z.string('Choose an owner').min(1, 'Choose an owner'),
  reviewBy: reviewDay,
})

/** Who owns an item, and when it is looked at again. */
export const changeItem = (caller: Caller, input: z.infer<typeof changeItemInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayChangeItem(actor, await loadItem(tx, input.itemId, true))
    if (!permit.ok) return permit
    const owner = (await loadPeople(tx)).find(({ id }) => id === input.ownerId)
    if (!owner) return refuse({ kind: 'owner-is-not-here', field: 'ownerId' })
    await saveItemChange(tx, actor, permit.value, { ownerId: owner.id, reviewBy: input.reviewBy ?? null })
    return ok(null)
  })
