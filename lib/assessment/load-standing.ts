import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import type { ActKind } from '../notice/notice'

/** What every page of an assessment says around it, in one statement: what waits for the reader, the question that comes first, and how many have no level yet. */
export async function loadStanding(tx: Tx, assessmentId: AssessmentId) {
  const { rows } = await tx.execute<{
    waits: ActKind[]
    code: string | null
    area: number | null
    to_agree: number
  }>(sql`
    with asked as (select q.council_id, q.id, q.code, q.area, q.number, q.left_out_reason from assessment_questions q
      where q.assessment_id = ${assessmentId})
    select array(select w.kind from my_waits() w where w.assessment_id = ${assessmentId}) as waits,
      f.code, f.area, (
        select count(*)::int from asked q where q.left_out_reason is null and not exists (
          select 1 from rounds r join agreements g on g.council_id = r.council_id and g.round_id = r.id
          where r.council_id = q.council_id and r.assessment_question_id = q.id and r.state <> 'superseded')) as to_agree
    from (values (1)) one left join (select code, area from asked order by area, number limit 1) f on true`)
  const { waits = [], code, area, to_agree: toAgree = 0 } = rows[0] ?? {}
  return { waits, first: { code: code ?? undefined, area: area ?? undefined }, toAgree }
}
