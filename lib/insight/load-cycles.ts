import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { FrameworkVersionId } from '@/db/ids'
import type { AssessmentState } from '../access/capability'
import { isRunning } from '../assessment/assessment'
import type { Assessor, Cycle, Line, Standing } from './cycles'

/** As many as a page can show beside each other. */
const MOST = 6

type Row = Standing & {
  assessmentId: string
  code: string
  area: number
  areaTitle: string
  shortName: string
  isLeftOut: boolean
}

/** The latest assessments of the council in which a level is agreed, the oldest first, each with its framework. */
export async function loadCycles(tx: Tx): Promise<(Cycle & { frameworkVersionId: FrameworkVersionId })[]> {
  const { rows } = await tx.execute<Cycle & { frameworkVersionId: FrameworkVersionId; state: AssessmentState }>(sql`
    select a.id, a.title, a.state, a.framework_version_id as "frameworkVersionId" from assessments a
    where a.council_id = (select acting_council()) and exists (select 1 from rounds r
      where r.council_id = a.council_id and r.assessment_id = a.id and r.state = 'agreed')
    order by a.created_at desc, a.id desc limit ${MOST}`)
  return rows.map(({ state, ...cycle }) => ({ ...cycle, isSubmitted: !isRunning(state) })).reverse()
}

/** Every question of these, as its newest assessment calls it, with its agreed level in each. */
export async function loadLines(tx: Tx, ids: readonly string[]): Promise<Line[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.execute<Row>(sql`
    select q.assessment_id as "assessmentId", q.code, q.area, n.title as "areaTitle", f.short_name as "shortName",
      q.left_out_reason is not null as "isLeftOut", g.level, g.ambition, g.consensus
    from assessment_questions q join framework_questions f on f.id = q.framework_question_id
    join assessments a on a.council_id = q.council_id and a.id = q.assessment_id
    left join framework_areas n on n.framework_version_id = a.framework_version_id and n.number = q.area
    left join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state = 'agreed'
    left join agreements g on g.council_id = r.council_id and g.round_id = r.id
    where q.council_id = (select acting_council()) and q.assessment_id in ${[...ids]} order by q.area, q.number, a.created_at desc, a.id desc`)
  const lines = new Map<string, Line>()
  for (const { assessmentId, code, area, areaTitle, shortName, isLeftOut, ...standing } of rows) {
    const line = lines.get(code) ?? { code, area, areaTitle, shortName, at: {} }
    line.at[assessmentId] = isLeftOut ? 'left-out' : standing.level === null ? 'none' : standing
    lines.set(code, line)
  }
  return [...lines.values()]
}

/** Who assessed in each, as what they stood then. */
export async function loadAssessors(tx: Tx, ids: readonly string[]): Promise<Map<string, Assessor[]>> {
  const found = new Map<string, Assessor[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return found
  const { rows } = await tx.execute<Assessor & { assessmentId: string }>(sql`
    select d.assessment_id as "assessmentId", d.standing, d.group_name as "group" from assessment_duties d
    where d.council_id = (select acting_council()) and d.assessment_id in ${[...ids]} and d.duty = 'assessor' and d.ended_at is null`)
  for (const { assessmentId, ...assessor } of rows) found.get(assessmentId)?.push(assessor)
  return found
}
