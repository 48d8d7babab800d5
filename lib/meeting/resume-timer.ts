import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { clockOf } from './meeting'
import { mayDrive } from './policy'
import { loadMeeting, saveTimer } from './store'

export const resumeTimerInput = z.object({ assessmentId: z.string() })

/** Lets a stopped clock run on from where it was. */
export const resumeTimer = (caller: Caller, input: z.output<typeof resumeTimerInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayDrive(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const clock = clockOf(permit.value.thing, actor.now)
    if (!clock || clock.isRunning) return refuse({ kind: 'no-clock' })
    const timerEndsAt = new Date(actor.now.getTime() + clock.left * 1000)
    await saveTimer(tx, permit.value, { timerEndsAt, timerLeft: null, timerPausedBy: null })
    return ok(null)
  })
