import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { AGREED_STAGES } from './peer-level'
import { mayAgreeLevels } from './policy'
import { loadLevelsHeld, saveConsent } from './store'

export const agreePeerLevelsInput = z.object({ reviewId: z.string(), stage: z.enum(AGREED_STAGES) })

/** The council's lead agrees that the team gives levels, or after its report that the council has them. Nothing follows until the lead peer agrees too. */
export const agreePeerLevels = (caller: Caller, input: z.output<typeof agreePeerLevelsInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayAgreeLevels(actor, await loadLevelsHeld(tx, input.reviewId, 'update'), input.stage)
    if (!permit.ok) return permit
    await saveConsent(tx, actor, permit.value)
    return ok(null)
  })
