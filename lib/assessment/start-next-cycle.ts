import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { createAssessmentInput } from './create-assessment'
import { mayStartNextCycle } from './policy'
import { loadAssessment } from './store'
import { carryOver } from './store-carried'

export const startNextCycleInput = createAssessmentInput.extend({
  from: z.string(),
  hidesLastLevels: z.union([z.literal('on').transform(() => true), z.boolean()]).default(false),
})

/** Starts an assessment with what the last one said: its words, evidence and open comments, and who was named that is still here. */
export const startNextCycle = (caller: Caller, { from, ...said }: z.output<typeof startNextCycleInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayStartNextCycle(actor, await loadAssessment(tx, actor, from, 'share'), said)
    return permit.ok ? carryOver(tx, actor, permit.value) : permit
  })
