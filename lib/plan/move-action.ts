import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayMove } from './policy'
import { loadHeld } from './store'
import { saveMove } from './store-actions'

export const moveActionInput = z.object({
  actionId: z.string(),
  said: z.string('Say where it stands').trim().min(1, 'Say where it stands').max(200, 'Use at most 200 characters'),
  stands: z.enum(['under-way', 'at-risk', 'done'], 'Choose how it goes'),
  stepIds: z.preprocess((value) => [value ?? []].flat(), z.array(z.string()).max(20)).default([]),
})

/** Its owner says in one line where an action stands. */
export const moveAction = (caller: Caller, input: z.output<typeof moveActionInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayMove(actor, await loadHeld(tx, input.actionId))
    if (!permit.ok) return permit
    const { said, stands, stepIds } = input
    const state = stands === 'done' ? ('done' as const) : ('under-way' as const)
    await saveMove(tx, actor, permit.value, { state, isAtRisk: stands === 'at-risk', said, stepIds })
    return ok(null)
  })
