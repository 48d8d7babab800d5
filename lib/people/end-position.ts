import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayEndPosition } from './policy'
import { loadPositions, savePositionEnd } from './store'

export const endPositionInput = z.object({ positionId: z.string() })

/** Somebody is it until today. That they were it stays. */
export const endPosition = (caller: Caller, input: z.output<typeof endPositionInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const position = (await loadPositions(tx)).find(({ id, endsOn }) => id === input.positionId && endsOn === null)
    const permit = mayEndPosition(actor, position)
    if (!permit.ok) return permit
    await savePositionEnd(tx, actor, permit.value)
    return ok(null)
  })
