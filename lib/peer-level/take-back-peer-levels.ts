import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { AGREED_STAGES } from './peer-level'
import { mayTakeBackLevels } from './policy'
import { loadLevelsHeld, saveConsentBack } from './store'

export const takeBackPeerLevelsInput = z.object({ reviewId: z.string(), stage: z.enum(AGREED_STAGES) })

/** The council's lead takes back what they agreed, as long as the team has not agreed too. */
export const takeBackPeerLevels = (caller: Caller, input: z.output<typeof takeBackPeerLevelsInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayTakeBackLevels(actor, await loadLevelsHeld(tx, input.reviewId, 'update'), input.stage)
    if (!permit.ok) return permit
    await saveConsentBack(tx, actor, permit.value)
    return ok(null)
  })
