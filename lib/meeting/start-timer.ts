import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { LONGEST } from './meeting'
import { mayDriveItem } from './policy'
import { loadMeeting, saveTimer } from './store'

export const startTimerInput = z.object({
  assessmentId: z.string(),
  minutes: z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\d{1,2}$/)
          .transform(Number),
      ],
      'Enter whole minutes',
    )
    .pipe(
      z.int('Enter whole minutes').min(1, 'Allow at least 1 minute').max(LONGEST, `Allow at most ${LONGEST} minutes`),
    ),
})

/** Starts the clock on every screen, from the full time. */
export const startTimer = (caller: Caller, input: z.output<typeof startTimerInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayDriveItem(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const seconds = input.minutes * 60
    const timerEndsAt = new Date(actor.now.getTime() + seconds * 1000)
    await saveTimer(tx, permit.value, {
      timerSeconds: seconds,
      timerEndsAt,
      timerLeft: null,
      timerPausedBy: null,
    })
    return ok(null)
  })
