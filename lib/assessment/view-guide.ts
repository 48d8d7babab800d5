import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadProfile } from '../council/store'
import { ok, refuse } from '../result'
import { dayOf } from '../words/dates'
import { maySeeWhole } from './policy'
import { loadAssessment } from './store'
import { loadMeetingStart } from './store-dates'
import { loadDuties } from './store-duties'
import { timetableOf } from './timetable'

const day = z.iso.date().refine((date) => date >= '2000' && date < '2100')

/**
 * What a council without a facilitator runs an assessment by: a timetable, texts to send and a script of the meeting. `meetingOn`: a day that is tried
 * out and kept nowhere.
 */
export const viewGuide = (caller: Caller, input: { assessmentId: string; meetingOn?: string | undefined }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment || !maySeeWhole(actor)) return refuse({ kind: 'not-found' })
    const tried = day.safeParse(input.meetingOn).data
    const meetingOn = tried ?? assessment.meetingOn
    const scoresDueOn = tried ? null : assessment.scoresDueOn
    const held = (await loadDuties(tx, assessment.id)).filter(({ endedAt }) => endedAt === null)
    const namesOf = (wanted: 'chair' | 'signatory') =>
      held.flatMap(({ duty, name, post }) => (duty === wanted ? [`${name}, ${post}`] : []))
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      governanceModel: (await loadProfile(tx, actor))?.governanceModel ?? 'cabinet',
      assessment: { id: assessment.id, title: assessment.title, state: assessment.state },
      /** Whoever reads this sends it. */
      from: `${actor.userName}, ${actor.post}`,
      meetingOn,
      isTried: tried !== undefined && tried !== assessment.meetingOn,
      meeting: tried ? null : await loadMeetingStart(tx, assessment.id),
      timetable: meetingOn ? timetableOf(meetingOn, scoresDueOn, dayOf(actor.now)) : [],
      chair: namesOf('chair')[0] ?? null,
      signatories: namesOf('signatory'),
    })
  })

export type Guide = Extract<Awaited<ReturnType<typeof viewGuide>>, { ok: true }>['value']
