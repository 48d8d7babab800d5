import { eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, AssessmentQuestionId } from '@/db/ids'
import { meetingItems } from '@/db/schema/meeting'
import type { Permit } from '../permit'
import type { Consensus } from '../score/consensus'
import type { Level } from '../score/score'
import { chain, sealedSalt } from '../trail/chain'
import { type MeetingRow, move } from './store'

export type ItemRow = {
  questionId: AssessmentQuestionId
  assessmentId: AssessmentId
  code: string
  area: number
  number: number
  shortName: string
  question: string
  roundId: string
  round: 'open' | 'revealed' | 'agreed'
  firstLevels: Level[] | null
  levels: Level[] | null
  consensus: Consensus | undefined
  level: number | null
  ambition: number | null
  position: number | null
  isPinned: boolean
  consentLevel: Level | null
  consentAmbition: Level | null
  consentReason: string | null
  objectedAt: Date | null
}

/**
 * Every question that is put to the assessors, in the order of the agenda where it has one. Levels are those of revealed
 * rounds alone, the reader's own hidden ones left out too; no column of a name is read.
 */
export async function loadItems(tx: Tx, m: MeetingRow, stateOf: (levels: Level[]) => Consensus | undefined) {
  const levelsOf = (round: string) => sql`case when ${sql.raw(round)}.revealed_at is not null then array(
    select s.current from scores_of(${sql.raw(round)}.id) s where s.kind = 'level' order by s.current) end`
  const { rows } = await tx.execute<Omit<ItemRow, 'consensus' | 'objectedAt'> & { objectedAt: string | null }>(sql`
    select q.id as "questionId", q.assessment_id as "assessmentId", q.code, q.area, q.number, f.short_name as "shortName", f.question, r.id as "roundId", r.state as round,
      ${levelsOf('o')} as "firstLevels", ${levelsOf('r')} as levels, g.level, g.ambition, i.position,
      coalesce(i.is_pinned, false) as "isPinned", i.consent_level as "consentLevel", i.consent_ambition as "consentAmbition",
      i.consent_reason as "consentReason", i.objected_at as "objectedAt"
    from assessment_questions q
    join framework_questions f on f.id = q.framework_question_id
    join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state <> 'superseded'
    join rounds o on o.council_id = q.council_id and o.assessment_question_id = q.id and ${isFirstHeld('o')}
    left join agreements g on g.council_id = r.council_id and g.round_id = r.id
    left join meeting_items i on i.council_id = q.council_id and i.assessment_question_id = q.id
    where q.assessment_id = ${m.assessmentId} and q.left_out_reason is null
    order by i.position nulls last, q.area, q.number`)
  return rows.map(
    (row): ItemRow => ({
      ...row,
      consensus: row.levels ? stateOf(row.levels) : undefined,
      objectedAt: row.objectedAt ? new Date(row.objectedAt) : null,
    }),
  )
}

/** How many questions an assessment has, those that are left out not among them. */
export async function countQuestions(tx: Tx, m: MeetingRow): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from assessment_questions q
    where q.assessment_id = ${m.assessmentId} and q.left_out_reason is null`)
  return rows[0]?.count ?? 0
}

/** The first round of its question that was not put aside. */
const isFirstHeld = (round: 'o' | 'r') => sql`${sql.raw(round)}.number = (
  select min(e.number) from rounds e where e.council_id = ${sql.raw(round)}.council_id
    and e.assessment_question_id = ${sql.raw(round)}.assessment_question_id and e.put_aside_at is null)`

/** The levels of revealed first rounds by political group, for the order alone. */
export async function loadGroupLevels(tx: Tx, m: MeetingRow) {
  const { rows } = await tx.execute<{ questionId: string; levels: Level[] }>(sql`
    select r.assessment_question_id as "questionId", array_agg(s.current) as levels
    from rounds r
    cross join lateral scores_of(r.id) s
    join round_seats e on e.council_id = r.council_id and e.round_id = r.id and e.user_id = s.assessor_id
    join assessment_duties d on d.council_id = e.council_id and d.id = e.duty_id and d.group_name is not null
    where r.assessment_id = ${m.assessmentId} and ${isFirstHeld('r')} and r.revealed_at is not null and s.kind = 'level'
    group by r.assessment_question_id, d.group_name`)
  return rows
}

/** The whole agenda in this order; what stood on the consent list keeps its proposal. */
export async function saveOrder(
  tx: Tx,
  actor: Actor,
  permit: Permit<'order', MeetingRow> | Permit<'place' | 'pass-by-consent', ItemRow>,
  ordered: { questionId: AssessmentQuestionId; code: string; isPinned: boolean }[],
) {
  const { assessmentId } = permit.thing
  for (const [position, { questionId, isPinned }] of ordered.entries())
    await tx
      .insert(meetingItems)
      .values({ councilId: actor.councilId, assessmentId, assessmentQuestionId: questionId, position, isPinned })
      .onConflictDoUpdate({
        target: [meetingItems.councilId, meetingItems.assessmentQuestionId],
        set: { position, isPinned },
      })
  await move(tx, assessmentId)
  await chain(tx, actor, 'agenda.ordered', { assessmentId, codes: ordered.map(({ code }) => code) })
}

export type Proposal = { level: Level; ambition: Level; reason: string }

export async function saveConsent(
  tx: Tx,
  actor: Actor,
  permit: Permit<'pass-by-consent', ItemRow>,
  { level, ambition, reason }: Proposal,
) {
  const { assessmentId, questionId } = permit.thing
  await tx
    .update(meetingItems)
    .set({ consentLevel: level, consentAmbition: ambition, consentReason: reason })
    .where(eq(meetingItems.assessmentQuestionId, questionId))
  await move(tx, assessmentId)
  await chain(tx, actor, 'consent.proposed', { assessmentId, questionId, level, ambition, reason })
}

/** Nothing says who: the row has no name, and the trail shows the entry to its author alone. */
export async function saveObjection(tx: Tx, actor: Actor, permit: Permit<'object', ItemRow>) {
  const { assessmentId, questionId } = permit.thing
  await tx.update(meetingItems).set({ objectedAt: actor.now }).where(eq(meetingItems.assessmentQuestionId, questionId))
  await move(tx, assessmentId)
  await chain(tx, actor, 'consent.objected', { assessmentId, questionId, ...sealedSalt() })
}
