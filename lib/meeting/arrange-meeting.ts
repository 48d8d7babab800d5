import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { momentAt } from '../words/dates'
import { dayAhead } from '../words/days'
import { mayArrange } from './policy'
import { loadMeeting, saveArrangement } from './store'

const LENGTH = 'Enter the length in whole minutes, from 15 to 600'

export const arrangeMeetingInput = z.object({
  assessmentId: z.string(),
  on: dayAhead('Enter the day of the meeting'),
  at: z.string('Enter when it begins').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter when it begins, for example 10:00'),
  minutes: z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\d{1,3}$/)
          .transform(Number),
      ],
      LENGTH,
    )
    .pipe(z.int(LENGTH).min(15, LENGTH).max(600, LENGTH)),
  place: z.string().trim().max(200, 'Use at most 200 characters for the place').default(''),
})

/** Says when and where the meeting is and how long, from which the agenda takes its minutes. The time is that of a clock in Britain. */
export const arrangeMeeting = (caller: Caller, input: z.output<typeof arrangeMeetingInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayArrange(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const { on, at, minutes, place } = input
    await saveArrangement(tx, actor, permit.value, { startsAt: momentAt(on, at), minutes, place })
    return ok(null)
  })
