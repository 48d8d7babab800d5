import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { clockOf } from './meeting'
import { mayTakePart } from './policy'
import { loadMeeting, saveTimer } from './store'

export const pauseTimerInput = z.object({ assessmentId: z.string() })

/** Stops the clock for everybody. Whoever takes part may; the screens say whether it was the facilitator or a participant. */
export const pauseTimer = (caller: Caller, input: z.output<typeof pauseTimerInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayTakePart(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const clock = clockOf(permit.value.thing, actor.now)
    if (!clock?.isRunning) return refuse({ kind: 'no-clock' })
    const timerPausedBy = permit.value.thing.facilitatorId === actor.userId ? 'facilitator' : 'participant'
    await saveTimer(tx, permit.value, { timerEndsAt: null, timerLeft: clock.left, timerPausedBy })
    return ok(null)
  })
