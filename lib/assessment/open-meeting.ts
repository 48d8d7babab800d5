import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayOpenMeeting } from './policy'
import { loadAssessment, saveMove } from './store'

export const openMeetingInput = z.object({ assessmentId: z.string() })

/** Opens the meeting, in which scores are revealed and levels agreed. Open rounds still take scores. */
export const openMeeting = (caller: Caller, input: z.infer<typeof openMeetingInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayOpenMeeting(actor, await loadAssessment(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    await saveMove(tx, actor, permit.value, 'agreeing')
    return ok(null)
  })
