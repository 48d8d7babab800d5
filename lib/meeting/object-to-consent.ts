import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { loadAgendaItem } from './load-agenda'
import { mayObject } from './policy'
import { loadMeeting } from './store'
import { saveObjection } from './store-agenda'

export const objectToConsentInput = z.object({ assessmentId: z.string(), code: z.string() })

/** Puts a question back on the agenda. No reason is asked, and nobody is told who. */
export const objectToConsent = (caller: Caller, input: z.output<typeof objectToConsentInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const meeting = await loadMeeting(tx, actor, input.assessmentId, 'update')
    const permit = mayObject(actor, meeting, await loadAgendaItem(tx, meeting, input.code))
    if (!permit.ok) return permit
    await saveObjection(tx, actor, permit.value)
    return ok(null)
  })
