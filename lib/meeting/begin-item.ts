import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayDriveItem } from './policy'
import { loadMeeting } from './store'
import { saveBegun } from './store-board'

export const beginItemInput = z.object({ assessmentId: z.string(), code: z.string() })

/** Opens scoring on every screen; where the scores are revealed already, shows what came out. */
export const beginItem = (caller: Caller, input: z.output<typeof beginItemInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayDriveItem(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'), input.code)
    if (!permit.ok) return permit
    await saveBegun(tx, actor, permit.value)
    return ok(null)
  })
