import { sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { only } from '@/db/only'
import { assessments } from '@/db/schema/assessment'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import { isRunning } from './assessment'
import type { AssessmentRow } from './store'

/** What follows a submitted assessment: where there is a reason, the same one as its next version. */
export type Following = {
  before: AssessmentRow
  title: string
  reopenedBecause: string | null
  hidesLastLevels: boolean
}

/** Begins an assessment with the questions, words, evidence and open comments of the one before it, which stays as it is. */
export async function saveFollowing(tx: Tx, actor: Actor, permit: Permit<'follow', Following>): Promise<AssessmentId> {
  const { before, reopenedBecause, ...said } = permit.thing
  const { councilId, userId: createdBy, now: createdAt } = actor
  const made = await tx
    .insert(assessments)
    .values({
      ...{ councilId, ...said, reopenedBecause, createdBy, createdAt, followsId: before.id },
      frameworkVersionId: before.frameworkVersionId,
      version: reopenedBecause === null ? 1 : before.version + 1,
    })
    .returning({ id: assessments.id })
  const { id: assessmentId } = only(made)
  await tx.execute(sql`
    insert into assessment_questions (council_id, assessment_id, framework_question_id, code, area, number, progress)
    select council_id, ${assessmentId}, framework_question_id, code, area, number,
      case progress when 'not_started' then progress else 'drafting' end
    from assessment_questions
    where assessment_id = ${before.id} order by area, number`)
  await tx.execute(sql`
    insert into area_statements (council_id, assessment_id, area)
    select council_id, ${assessmentId}, area from area_statements where assessment_id = ${before.id} order by area`)
  await tx.execute(sql`select carry_over(${assessmentId})`)
  await chain(tx, actor, 'assessment.created', { assessmentId, title: said.title })
  if (reopenedBecause === null) await chain(tx, actor, 'assessment.carried-over', { assessmentId, title: before.title })
  else
    await chain(tx, actor, 'assessment.reopened', {
      assessmentId: before.id,
      title: said.title,
      reason: reopenedBecause,
    })
  await announce(tx, { topic: 'assessment', id: before.id })
  return assessmentId
}

/** The next version of a submission that was reopened, and the one that this reopens or follows. What is under way has no newer one. */
export async function loadVersions(tx: Tx, { id, followsId, state }: AssessmentRow) {
  if (followsId === null && isRunning(state)) return { newer: null, before: null }
  const { rows } = await tx.execute<{ id: AssessmentId; title: string; version: number; reason: string | null }>(sql`
    select id, title, version, reopened_because as reason from assessments
    where (follows_id = ${id} and reopened_because is not null) or id = ${followsId}`)
  return {
    newer: rows.find((row) => row.id !== followsId) ?? null,
    before: rows.find((row) => row.id === followsId) ?? null,
  }
}

/** The level that was agreed the last time for each question of this one that was asked then. */
export async function loadLastLevels(tx: Tx, assessmentId: AssessmentId) {
  const { rows } = await tx.execute<{ code: string; level: number; ambition: number }>(sql`
    select n.code, g.level, g.ambition from assessments a
    join assessment_questions n on n.council_id = a.council_id and n.assessment_id = a.id
    join assessment_questions o on o.council_id = a.council_id and o.assessment_id = a.follows_id
      and o.framework_question_id = n.framework_question_id
    join rounds r on r.council_id = o.council_id and r.assessment_question_id = o.id and r.state = 'agreed'
    join agreements g on g.council_id = r.council_id and g.round_id = r.id
    where a.id = ${assessmentId} order by n.area, n.number`)
  return rows
}
