import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { dayWords } from '../words/dates'
import { anyDay } from '../words/days'
import { latestScoresDue } from './assessment'
import { maySetDates } from './policy'
import { loadAssessment } from './store'
import { loadMeetingStart, saveDates } from './store-dates'

const day = z.union([z.literal('').transform(() => null), anyDay('Enter a date, for example 2026-12-01')])

export const setDatesInput = z
  .object({
    assessmentId: z.string(),
    title: z.string().trim().min(1, 'Enter a title').max(120, 'Use at most 120 characters for the title'),
    scoresDueOn: day,
    meetingOn: day,
    reason: z.string().trim().max(500, 'Use at most 500 characters for the reason').optional(),
  })
  .superRefine((dates, context) => {
    if (!dates.meetingOn || !dates.scoresDueOn) return
    const latest = latestScoresDue(dates.meetingOn)
    if (dates.scoresDueOn <= latest) return
    context.addIssue({
      code: 'custom',
      path: ['scoresDueOn'],
      message: `Scores are due at least five working days before the meeting: choose ${dayWords(latest)} or earlier`,
    })
  })

/** Sets the title and the days of an assessment. Once its answers are open that takes a reason, and all whom it concerns are told. */
export const setDates = (caller: Caller, input: z.infer<typeof setDatesInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const { assessmentId, reason = '', ...dates } = input
    const assessment = await loadAssessment(tx, actor, assessmentId, 'update')
    const permit = maySetDates(actor, assessment, dates, reason)
    if (!permit.ok) return permit
    await saveDates(tx, actor, permit.value, {
      dates,
      reason,
      startsAt: await loadMeetingStart(tx, permit.value.thing.id),
    })
    return ok({ assessmentId: permit.value.thing.id })
  })
