import { sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { may, mayInAssessment } from '../access/access'
import { type Capability, isTimeFor } from '../access/capability'
import { type Progress, type QuestionAct, questionState, type RoundState, type Waiting } from './assessment'
import type { AssessmentRow } from './store'

type Row = {
  id: string
  assessment_id: AssessmentId
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
  have_scored: boolean
  have_seat: boolean
  have_stance: boolean
  is_changed: boolean
  has_quorum: boolean
}

/** Every question with its state, its open work and what of it waits for this reader, in one statement. */
export const loadOverview = async (tx: Tx, actor: Actor, a: AssessmentRow) =>
  (await loadOverviews(tx, actor, [a])).get(a.id) ?? []

/** The same of several assessments, by their ids, in one statement too. */
export async function loadOverviews(tx: Tx, actor: Actor, all: AssessmentRow[]) {
  if (all.length === 0) return new Map<AssessmentId, Overviewed[]>()
  const decided = all.filter((a) => mayInAssessment(actor, a.myDuties, 'reveal')).map(({ id }) => id)
  const decides = decided.length > 0 ? sql`q.assessment_id in ${decided}` : sql`false`
  const { rows } = await tx.execute<Row>(sql`
    select q.id, q.assessment_id, q.code, q.area, q.number, f.short_name, f.question, q.progress, q.left_out_reason as left_out, r.state as round,
      g.level, g.ambition,
      (select count(*)::int from comment_threads t where t.council_id = q.council_id and t.subject_id = q.id
        and t.resolved_at is null) as open_threads,
      (select count(*)::int from evidence e where e.council_id = q.council_id and e.assessment_id = q.assessment_id
        and e.assessment_question_id = q.id and e.removed_at is null) as evidence,
      exists (select 1 from assignments s where s.council_id = q.council_id and s.assessment_question_id = q.id
        and s.user_id = ${actor.userId}) as is_mine,
      exists (select 1 from scores_of(r.id) s where s.assessor_id = ${actor.userId}) as have_scored,
      exists (select 1 from round_seats e join assessment_duties d on d.council_id = e.council_id and d.id = e.duty_id
        where e.council_id = r.council_id and e.round_id = r.id and e.user_id = ${actor.userId} and d.ended_at is null) as have_seat,
      exists (select 1 from stances s where s.council_id = g.council_id and s.agreement_id = g.id
        and s.assessor_id = ${actor.userId}) as have_stance,
      coalesce(answer_changed(r.id), false) as is_changed,
      case when r.state = 'open' and ${decides} then round_has_quorum(r.id) else false end as has_quorum
    from assessment_questions q
    join framework_questions f on f.id = q.framework_question_id
    left join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state <> 'superseded'
    left join agreements g on g.council_id = r.council_id and g.round_id = r.id
    where q.assessment_id in ${all.map(({ id }) => id)}
    order by q.area, q.number`)
  return new Map(
    all.map((a) => [a.id, rows.filter((row) => row.assessment_id === a.id).map((row) => overviewed(row, actor, a))]),
  )
}

type Overviewed = ReturnType<typeof overviewed>
const overviewed = (row: Row, actor: Actor, a: AssessmentRow) => ({
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
  waiting: waitingOn(row, actor, a),
})

function waitingOn(row: Row, actor: Actor, { state, myDuties, archivedAt }: AssessmentRow): QuestionAct | null {
  const mayNow = (capability: Capability) =>
    mayInAssessment(actor, myDuties, capability) && isTimeFor(capability, state)
  if (row.left_out !== null || archivedAt !== null) return null
  if (row.is_mine && row.progress !== 'ready' && !row.round && (mayNow('write') || mayNow('write-assigned')))
    return 'write'
  if (row.round === 'open' && mayNow('score') && row.have_seat && !row.have_scored) return 'score'
  if (row.round === 'open' && mayNow('score') && row.have_seat && row.is_changed) return 'look-again'
  if (row.round === 'open' && row.has_quorum && mayNow('reveal')) return 'reveal'
  if ((row.round === 'revealed' || row.round === 'agreed') && row.is_changed && mayNow('reopen')) return 'decide-change'
  if (row.round === 'revealed' && mayNow('agree')) return 'agree'
  if (row.round === 'agreed' && mayNow('take-stand') && row.have_seat && !row.have_stance) return 'say-concur'
  return null
}

/** What waits for this reader in the assessment as a whole. */
export function waitingOnWhole(actor: Actor, { state, myDuties, haveSigned, archivedAt }: AssessmentRow): Waiting[] {
  if (archivedAt !== null) return []
  if (isTimeFor('sign', state) && mayInAssessment(actor, myDuties, 'sign') && !haveSigned) return [{ kind: 'sign' }]
  if (isTimeFor('start-preparing', state) && may(actor, 'start-preparing')) return [{ kind: 'set-up' }]
  return []
}
