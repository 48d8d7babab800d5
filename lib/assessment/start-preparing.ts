import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayStartPreparing } from './policy'
import { loadAssessment, saveMove } from './store'

export const startPreparingInput = z.object({ assessmentId: z.string() })

/** Ends the set-up: answers can be written from now on. Needs assessors, a chair and two signatories. */
export const startPreparing = (caller: Caller, input: z.infer<typeof startPreparingInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayStartPreparing(actor, await loadAssessment(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    await saveMove(tx, actor, permit.value, 'preparing')
    return ok(null)
  })
