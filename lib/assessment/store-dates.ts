import { eq } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { assessments } from '@/db/schema/assessment'
import { meetings } from '@/db/schema/meeting'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import { type Dates, isSameDates } from './assessment'
import type { AssessmentRow } from './store'

/** When and where the meeting begins; nothing, where its hour is not arranged. */
export async function loadMeetingStart(
  tx: Tx,
  assessmentId: AssessmentId,
): Promise<{ at: Date; place: string } | null> {
  const [meeting] = await tx
    .select({ at: meetings.startsAt, place: meetings.place })
    .from(meetings)
    .where(eq(meetings.assessmentId, assessmentId))
  return meeting?.at ? { at: meeting.at, place: meeting.place } : null
}

/** The database moves the hour of the meeting along with its day, so that there is one. */
export async function saveDates(
  tx: Tx,
  actor: Actor,
  permit: Permit<'set-dates', AssessmentRow>,
  { dates, reason, startsAt }: { dates: Dates; reason: string; startsAt: { at: Date } | null },
) {
  const { id, meetingOn } = permit.thing
  if (isSameDates(permit.thing, dates)) return
  const isMoved = startsAt !== null && dates.meetingOn !== null && dates.meetingOn !== meetingOn
  await tx.update(assessments).set(dates).where(eq(assessments.id, id))
  await chain(tx, actor, 'assessment.dates-changed', {
    ...{ assessmentId: id, ...dates, moved: isMoved ? 'meeting' : 'days' },
    ...(reason ? { reason } : {}),
  })
  await announce(tx, { topic: 'assessment', id })
  if (startsAt) await announce(tx, { topic: 'meeting', id })
}
