import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { COUNCIL_TYPES, GOVERNANCE_MODELS } from '@/db/schema/council'
import { ok } from '../result'
import { mayChangeProfile } from './policy'
import { saveProfile } from './store'

export const changeProfileInput = z.object({
  name: z.string().trim().min(1, 'Enter the name of the council').max(120, 'Use at most 120 characters for the name'),
  type: z.enum(COUNCIL_TYPES, 'Choose the kind of council'),
  governanceModel: z.enum(GOVERNANCE_MODELS, 'Choose how the council is governed'),
})

/** Sets the council's name, kind and model of governance. Running assessments keep their questions. */
export const changeProfile = (caller: Caller, input: z.infer<typeof changeProfileInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayChangeProfile(actor)
    if (!permit.ok) return permit
    await saveProfile(tx, actor, permit.value, input)
    return ok(null)
  })
