import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayArrange } from './policy'
import { loadMeeting, saveArrangement } from './store'

export const arrangeMeetingInput = z.object({
  assessmentId: z.string(),
  on: z.iso
    .date('Enter the day of the meeting')
    .refine((date) => date >= '2000' && date < '2100', 'Enter a date between 2000 and 2099'),
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
      'Enter the length in whole minutes',
    )
    .pipe(
      z
        .int('Enter the length in whole minutes')
        .min(15, 'Allow at least 15 minutes')
        .max(600, 'Allow at most 600 minutes'),
    ),
  place: z.string().trim().max(200, 'Use at most 200 characters for the place').default(''),
})

/** Says when and where the meeting is and how long, from which the agenda takes its minutes. The time is that of a clock in Britain. */
export const arrangeMeeting = (caller: Caller, input: z.output<typeof arrangeMeetingInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayArrange(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const { on, at, minutes, place } = input
    await saveArrangement(tx, actor, permit.value, { startsAt: inBritain(on, at), minutes, place })
    return ok(null)
  })

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'medium' })
/** The moment at which a clock in Britain shows this. */
function inBritain(on: string, at: string): Date {
  const asUtc = new Date(`${on}T${at}:00Z`)
  const ahead = new Date(`${CLOCK.format(asUtc).replace(' ', 'T')}Z`).getTime() - asUtc.getTime()
  return new Date(asUtc.getTime() - ahead)
}
