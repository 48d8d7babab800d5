import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayFollow } from './policy'
import { loadMeeting } from './store'

/** Whether this person may follow the meeting now: asked again when rights may have changed. */
export const viewMeetingAccess = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayFollow(actor, await loadMeeting(tx, actor, input.assessmentId))
    return permit.ok ? ok(null) : permit
  })
