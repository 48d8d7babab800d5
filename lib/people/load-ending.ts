import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { MembershipId, UserId } from '@/db/ids'
import type { Role } from '../access/access'
import { BEFORE_SIGNING, BEFORE_SUBMISSION } from '../access/capability'
import { type Assigned, dutiesThatEnd, type Ending, type HeldDuty, type InMeeting, mayStillBe } from './ending'
import { loadPerson } from './load-people'

/** What somebody has to do where nothing is submitted yet; with a lock, nothing moves on there until the transaction ends. */
async function loadHeldDuties(tx: Tx, userId: UserId, lock?: 'update'): Promise<HeldDuty[]> {
  if (lock)
    await tx.execute(sql`
      select a.id from assessments a where a.id in (
        select d.assessment_id from assessment_duties d where d.user_id = ${userId} and d.ended_at is null)
      order by a.id for update`)
  const { rows } = await tx.execute<HeldDuty>(sql`
    select d.id as "dutyId", d.assessment_id as "assessmentId", a.title, a.state, d.duty,
      exists (select 1 from signatures s where s.council_id = d.council_id and s.assessment_id = d.assessment_id
        and s.user_id = d.user_id and s.content_sha256 is not null) as "hasSigned",
      (select count(*)::int from assessment_duties o where o.council_id = d.council_id and o.assessment_id = d.assessment_id
        and o.duty = d.duty and o.ended_at is null and o.id <> d.id) as others,
      (select count(*)::int from round_seats s join rounds r on r.council_id = s.council_id and r.id = s.round_id
        where s.council_id = d.council_id and s.duty_id = d.id and r.state = 'open') as "openRounds"
    from assessment_duties d
    join assessments a on a.council_id = d.council_id and a.id = d.assessment_id
    where d.user_id = ${userId} and d.ended_at is null and a.state in ${BEFORE_SUBMISSION}
    order by a.created_at desc, d.duty`)
  return rows
}

/** The questions that somebody is to write and can still be assigned to somebody else. */
async function loadAssigned(tx: Tx, userId: UserId): Promise<Assigned[]> {
  const { rows } = await tx.execute<Assigned>(sql`
    select q.assessment_id as "assessmentId", q.id as "questionId", q.code
    from assignments s
    join assessment_questions q on q.council_id = s.council_id and q.id = s.assessment_question_id
    join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
    where s.user_id = ${userId} and a.state in ${BEFORE_SIGNING}
    order by a.created_at desc, q.area, q.number`)
  return rows
}

/** The meetings in which somebody has the screens or a hand up. */
async function loadInMeetings(tx: Tx, userId: UserId): Promise<InMeeting[]> {
  const { rows } = await tx.execute<InMeeting>(sql`
    select a.id as "assessmentId", a.title, coalesce(m.facilitator_id = ${userId}, false) as drives
    from meetings m
    join assessments a on a.council_id = m.council_id and a.id = m.assessment_id
    where a.state in ${BEFORE_SIGNING}
      and (m.facilitator_id = ${userId} or exists (
        select 1 from meeting_hands h where h.council_id = m.council_id and h.assessment_id = m.assessment_id
          and h.user_id = ${userId} and h.ended_at is null))
    order by a.created_at desc`)
  return rows
}

/**
 * What ends when this role of somebody's becomes another, or none: their duties, where no role that stays may have one; and
 * what they are to write, where no role stays.
 */
export async function loadEnding(
  tx: Tx,
  { id, userId }: { id: MembershipId; userId: UserId },
  next: Role | null,
  lock?: 'update',
): Promise<Ending> {
  const others = ((await loadPerson(tx, userId))?.held ?? []).filter(({ membershipId }) => membershipId !== id)
  const staying = [...others.map(({ role }) => role), ...(next ? [next] : [])]
  return {
    duties: dutiesThatEnd(await loadHeldDuties(tx, userId, lock), staying),
    meetings: mayStillBe('facilitator', staying) ? [] : await loadInMeetings(tx, userId),
    assigned: staying.length > 0 ? [] : await loadAssigned(tx, userId),
  }
}
