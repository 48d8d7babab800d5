import { sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type Progress, questionState, type RoundState } from './assessment'
import type { AssessmentRow } from './store'

type Row = {
  id: string
  code: string
  area: number
  number: number
  short_name: string
  question: string
  progress: Progress
  left_out: string | null
  round: RoundState | null
  level: number | null
  ambition: number | null
  open_threads: number
  evidence: number
  is_mine: boolean
}

/** Every question with its state and its open work, in one statement. */
export async function loadOverview(tx: Tx, actor: Actor, a: AssessmentRow) {
  const { rows } = await tx.execute<Row>(sql`
    select q.id, q.code, q.area, q.number, f.short_name, f.question, q.progress, q.left_out_reason as left_out, r.state as round,
      g.level, g.ambition,
      (select count(*)::int from comment_threads t where t.council_id = q.council_id and t.subject_id = q.id
        and t.resolved_at is null) as open_threads,
      (select count(*)::int from evidence e where e.council_id = q.council_id and e.assessment_id = q.assessment_id
        and e.assessment_question_id = q.id and e.removed_at is null) as evidence,
      exists (select 1 from assignments s where s.council_id = q.council_id and s.assessment_question_id = q.id
        and s.user_id = ${actor.userId}) as is_mine
    from assessment_questions q
    join framework_questions f on f.id = q.framework_question_id
    left join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state <> 'superseded'
    left join agreements g on g.council_id = r.council_id and g.round_id = r.id
    where q.assessment_id = ${a.id}
    order by q.area, q.number`)
  return rows.map((row) => overviewed(row, a))
}

const overviewed = (row: Row, a: AssessmentRow) => ({
  id: row.id,
  code: row.code,
  area: row.area,
  number: row.number,
  shortName: row.short_name,
  question: row.question,
  progress: row.progress,
  leftOut: row.left_out,
  state:
    row.left_out === null
      ? questionState({ assessment: a.state, progress: row.progress, round: row.round })
      : ('left-out' as const),
  level: row.level,
  ambition: row.ambition,
  openThreads: row.open_threads,
  evidence: row.evidence,
  isMine: row.is_mine,
})
