import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayDrive } from './policy'
import { loadMeeting } from './store'
import { saveHere } from './store-board'

export const sayHereInput = z.object({ assessmentId: z.string(), isHere: z.boolean() })

/** Says that the screen of whoever drives is connected, or no longer: all others go by what it shows. */
export const sayHere = (caller: Caller, input: z.output<typeof sayHereInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayDrive(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    await saveHere(tx, permit.value, input.isHere)
    return ok(null)
  })
