import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayTakeOver } from './policy'
import { loadMeeting, saveFacilitator } from './store'

export const takeOverInput = z.object({ assessmentId: z.string() })

/** The chair or the lead drives from here on, at the very place where the meeting is. */
export const takeOver = (caller: Caller, input: z.output<typeof takeOverInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayTakeOver(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    await saveFacilitator(tx, actor, permit.value, actor.userId, '')
    return ok(null)
  })
