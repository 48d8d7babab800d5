import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadAgendaItem } from './load-agenda'
import { mayDrive } from './policy'
import { loadMeeting } from './store'
import { saveItem } from './store-board'

export const openItemInput = z.object({ assessmentId: z.string(), code: z.string().min(1, 'Choose a question') })

/** Puts a question on every screen of the meeting. */
export const openItem = (caller: Caller, input: z.output<typeof openItemInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const meeting = await loadMeeting(tx, actor, input.assessmentId, 'update')
    const permit = mayDrive(actor, meeting)
    if (!permit.ok) return permit
    const item = await loadAgendaItem(tx, meeting, input.code)
    if (!item) return refuse({ kind: 'not-on-agenda' })
    await saveItem(tx, actor, permit.value, item)
    return ok(null)
  })
