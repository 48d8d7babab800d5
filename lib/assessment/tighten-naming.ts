import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { NAMING_RULES } from '@/db/schema/assessment'
import { ok } from '../result'
import { mayTightenNaming } from './policy'
import { loadAssessment, saveNaming } from './store'

export const tightenNamingInput = z.object({
  assessmentId: z.string(),
  namingRule: z.enum(NAMING_RULES, 'Choose who is named from now on'),
})

/** Shows less of who said what than the assessment set out to, in every round, past ones included. It cannot be taken back. */
export const tightenNaming = (caller: Caller, input: z.infer<typeof tightenNamingInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const permit = mayTightenNaming(actor, assessment, input.namingRule)
    if (!permit.ok) return permit
    await saveNaming(tx, actor, permit.value, input.namingRule)
    return ok(null)
  })
