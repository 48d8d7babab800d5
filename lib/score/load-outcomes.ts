import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import type { Level } from './score'

/** The levels of each question's round, once it is revealed, and how many disagree where one is agreed. No names. */
export async function loadOutcomes(tx: Tx, assessmentId: AssessmentId) {
  const { rows } = await tx.execute<{ code: string; levels: Level[]; dissent: number }>(sql`
    select q.code,
      array(select s.current from scores_of(r.id) s where s.kind = 'level') as levels,
      (select count(*)::int from agreements g join stances s on s.council_id = g.council_id and s.agreement_id = g.id
        where g.council_id = r.council_id and g.round_id = r.id and s.stance = 'dissent') as dissent
    from rounds r
    join assessment_questions q on q.council_id = r.council_id and q.id = r.assessment_question_id
    where r.assessment_id = ${assessmentId} and r.state in ('revealed', 'agreed') and q.left_out_reason is null`)
  return rows
}
