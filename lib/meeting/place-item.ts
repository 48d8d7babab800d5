import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { loadAgenda } from './load-agenda'
import { mayPlace } from './policy'
import { loadMeeting } from './store'
import { saveOrder } from './store-agenda'

export const placeItemInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  to: z.enum(['up', 'down', 'pin', 'unpin'], 'Choose where the question goes'),
})

/** Moves a question one place, or pins it where it is, so that a new order leaves it there. */
export const placeItem = (caller: Caller, input: z.output<typeof placeItemInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const meeting = await loadMeeting(tx, actor, input.assessmentId, 'update')
    const items = meeting ? await loadAgenda(tx, meeting) : []
    const at = items.findIndex(({ code }) => code === input.code)
    const permit = mayPlace(actor, meeting, items[at])
    if (!permit.ok) return permit
    const moved = [...items]
    if (input.to === 'pin' || input.to === 'unpin') moved[at] = { ...permit.value.thing, isPinned: input.to === 'pin' }
    else moved.splice(input.to === 'up' ? Math.max(0, at - 1) : at + 1, 0, ...moved.splice(at, 1))
    await saveOrder(tx, actor, permit.value, moved)
    return ok(null)
  })
