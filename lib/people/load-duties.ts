import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId, DutyId, UserId } from '@/db/ids'
import type { NamedDuty } from '../access/access'
import { type AssessmentState, BEFORE_SIGNING, BEFORE_SUBMISSION } from '../access/capability'
import type { ListedDuty } from './people'

/** A duty of somebody's in an assessment, as they were named to it, with who was in it before and after. */
export type DutyOverTime = {
  dutyId: DutyId
  userId: UserId
  assessmentId: AssessmentId
  title: string
  state: AssessmentState
  duty: NamedDuty
  post: string
  group: string | null
  startedAt: Date
  endedAt: Date | null
  endReason: string | null
  follows: string | null
  followedBy: string | null
  submittedAt: Date | null
}

/** Until it is submitted there is something to do in an assessment. */
const isRunning = sql`a.state in ${BEFORE_SUBMISSION}`

const duties = (which: SQL) => sql`
  select d.id as "dutyId", d.user_id as "userId", d.assessment_id as "assessmentId", a.title, a.state, d.duty, d.post,
    d.group_name as "group", d.started_at as "startedAt", d.ended_at as "endedAt", d.end_reason as "endReason",
    before.name as follows, next.name as "followedBy", a.submitted_at as "submittedAt"
  from assessment_duties d
  join assessments a on a.council_id = d.council_id and a.id = d.assessment_id
  left join assessment_duties before on before.council_id = d.council_id and before.id = d.succeeds
  left join assessment_duties next on next.council_id = d.council_id and next.succeeds = d.id
  where ${which}
  order by d.started_at desc, a.created_at desc, d.duty`

/** Everything that one person was ever named to, newest first. */
export async function loadDutiesOf(tx: Tx, userId: UserId): Promise<DutyOverTime[]> {
  type Told = Omit<DutyOverTime, 'startedAt' | 'endedAt' | 'submittedAt'>
  const { rows } = await tx.execute<Told & { startedAt: string; endedAt: string | null; submittedAt: string | null }>(
    duties(sql`d.user_id = ${userId}`),
  )
  return rows.map(({ startedAt, endedAt, submittedAt, ...told }) => ({
    ...told,
    startedAt: new Date(startedAt),
    endedAt: endedAt === null ? null : new Date(endedAt),
    submittedAt: submittedAt === null ? null : new Date(submittedAt),
  }))
}

/** What people have to do in assessments that are not submitted yet: by person, each duty and each question to write once. */
export async function loadDutiesNow(tx: Tx) {
  const { rows } = await tx.execute<{ userId: UserId; duty: ListedDuty; count: number }>(sql`
    select d.user_id as "userId", d.duty, count(*)::int as count
    from assessment_duties d join assessments a on a.council_id = d.council_id and a.id = d.assessment_id
    where d.ended_at is null and ${isRunning} group by 1, 2
    union all
    select m.facilitator_id, 'facilitator', count(*)::int
    from meetings m join assessments a on a.council_id = m.council_id and a.id = m.assessment_id
    where m.facilitator_id is not null and ${isRunning} group by 1
    union all
    select s.user_id, 'writer', count(*)::int
    from assignments s join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
    where ${isRunning} group by 1`)
  const byPerson = new Map<UserId, { duty: ListedDuty; count: number }[]>()
  for (const { userId, duty, count } of rows) byPerson.set(userId, [...(byPerson.get(userId) ?? []), { duty, count }])
  return byPerson
}

export type Writes = { assessmentId: AssessmentId; title: string; code: string; shortName: string; others: string[] }

/** The questions that somebody writes in assessments whose answers are open or not yet, each with who else does. */
export async function loadWrites(tx: Tx, userId: UserId): Promise<Writes[]> {
  const { rows } = await tx.execute<Writes>(sql`
    select s.assessment_id as "assessmentId", a.title, q.code, f.short_name as "shortName",
      array(select coalesce(u.name, u.email) from assignments o join users u on u.id = o.user_id
        where o.council_id = s.council_id and o.assessment_question_id = s.assessment_question_id and o.user_id <> s.user_id
        order by 1) as others
    from assignments s
    join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
    join assessment_questions q on q.council_id = s.council_id and q.id = s.assessment_question_id
    join framework_questions f on f.id = q.framework_question_id
    where s.user_id = ${userId} and a.state in ${BEFORE_SIGNING}
    order by a.created_at desc, q.area, q.number`)
  return rows
}
