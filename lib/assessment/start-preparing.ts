import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayStartPreparing } from './policy'
import { loadAssessment, saveMove } from './store'
import { loadUnsaidGroups } from './store-duties'

export const startPreparingInput = z.object({ assessmentId: z.string() })

/** Ends the set-up: answers can be written from now on. Needs assessors, a chair, two signatories, and a word on each group of which nobody assesses. */
export const startPreparing = (caller: Caller, input: z.infer<typeof startPreparingInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const unsaid = assessment ? await loadUnsaidGroups(tx, assessment.id) : []
    const permit = mayStartPreparing(actor, assessment, unsaid)
    if (!permit.ok) return permit
    await saveMove(tx, actor, permit.value, 'preparing')
    return ok(null)
  })
