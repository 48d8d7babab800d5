import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { POSITION_KINDS } from '@/db/schema/council'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { loadPeople } from './load-people'
import { mayNamePosition } from './policy'
import { loadPositions, savePosition } from './store'

export const namePositionInput = z.object({
  kind: z.enum(POSITION_KINDS, 'Choose a position'),
  userId: z.string().min(1, 'Choose a person'),
})

/** Somebody is it from today. A group's leader leads the group in which they sit. */
export const namePosition = (caller: Caller, input: z.output<typeof namePositionInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const person = (await loadPeople(tx)).find(({ userId }) => userId === input.userId)
    const held = (await loadPositions(tx)).filter(({ endsOn }) => endsOn === null)
    const permit = mayNamePosition(actor, input.kind, person, held)
    if (!permit.ok) return permit
    await savePosition(tx, actor, permit.value)
    return ok(null)
  })
