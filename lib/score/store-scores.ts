import { and, desc, eq, getViewSelectedFields, inArray, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { RoundId, ScoreId } from '@/db/ids'
import { assessmentDuties } from '@/db/schema/assessment'
import { roundSeats, rounds, shownScores } from '@/db/schema/score'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { Level, Score } from './score'
import type { InRound, ScoreSheet } from './store'

export type GivenScore = Awaited<ReturnType<typeof loadScores>>[number]

/** The scores of a question's rounds that the database shows to this reader, each with its author as named at the time. */
export async function loadScores(tx: Tx, sheet: ScoreSheet) {
  const rows = await tx
    .select({ score: getViewSelectedFields(shownScores), roundNumber: rounds.number, author: assessmentDuties })
    .from(shownScores)
    .innerJoin(rounds, and(eq(rounds.councilId, shownScores.councilId), eq(rounds.id, shownScores.roundId)))
    .innerJoin(
      roundSeats,
      and(
        eq(roundSeats.councilId, shownScores.councilId),
        eq(roundSeats.roundId, shownScores.roundId),
        eq(roundSeats.userId, shownScores.assessorId),
      ),
    )
    .innerJoin(
      assessmentDuties,
      and(eq(assessmentDuties.councilId, roundSeats.councilId), eq(assessmentDuties.id, roundSeats.dutyId)),
    )
    .where(eq(rounds.assessmentQuestionId, sheet.questionId))
  return rows.map(({ score, roundNumber, author }) => ({
    roundId: score.roundId,
    roundNumber,
    assessorId: score.assessorId,
    submittedAt: score.submittedAt,
    score: scoreFromRow(score),
    name: author.name,
    post: author.post,
    standing: author.standing,
    group: author.groupName,
    inAdministration: author.inAdministration,
  }))
}

/** The table's check holds a level's numbers and their absence, so the row can be read as the union it was. */
export const scoreFromRow = (row: typeof shownScores.$inferSelect): Score =>
  row.kind === 'level'
    ? {
        kind: 'level',
        current: row.current as Level,
        ambition: row.ambition as Level,
        confidence: row.confidence ?? 'medium',
        evidenceStrength: row.evidenceStrength ?? 'fair',
        reason: row.reason,
      }
    : { kind: row.kind, reason: row.reason }

/** What this reader has submitted in the rounds of these sheets, the newest round first, and put down in the current ones. */
export async function loadMine(tx: Tx, actor: Actor, sheets: ScoreSheet[]) {
  const roundIds = sheets.flatMap(({ rounds }) => rounds.map(({ id }) => id))
  if (roundIds.length === 0) return { submitted: [], drafts: [] }
  const submitted = await tx
    .select({ score: getViewSelectedFields(shownScores), questionId: rounds.assessmentQuestionId })
    .from(shownScores)
    .innerJoin(rounds, and(eq(rounds.councilId, shownScores.councilId), eq(rounds.id, shownScores.roundId)))
    .where(and(inArray(shownScores.roundId, roundIds), eq(shownScores.assessorId, actor.userId)))
    .orderBy(desc(rounds.number))
  return {
    submitted: submitted.map(({ score, questionId }) => ({
      ...{ questionId, roundId: score.roundId, score: scoreFromRow(score) },
      submittedAt: score.submittedAt.toISOString(),
    })),
    drafts: await loadDrafts(tx, roundIds),
  }
}

/** What this reader has put down in these rounds. */
export async function loadDrafts(tx: Tx, roundIds: RoundId[]) {
  if (roundIds.length === 0) return []
  const { rows } = await tx.execute<{ roundId: RoundId; draft: Record<string, string> }>(
    sql`select round_id as "roundId", draft from my_drafts() where round_id in ${roundIds}`,
  )
  return rows
}

/** By area: in how many questions this reader has a seat in an open round, and in how many of those they have submitted. */
export async function loadProgress(tx: Tx, actor: Actor, assessmentId: string) {
  const { rows } = await tx.execute<{ area: number; asked: number; submitted: number }>(sql`
    select q.area, count(*)::int as asked, count(s.id)::int as submitted
    from assessment_questions q
    join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state = 'open'
    join round_seats e on e.council_id = r.council_id and e.round_id = r.id and e.user_id = ${actor.userId}
    left join lateral (select m.id from scores_of(r.id) m where m.assessor_id = ${actor.userId}) s on true
    where q.assessment_id = ${assessmentId}
    group by q.area`)
  return new Map(rows.map((row) => [row.area, row]))
}

/** Of the other areas the first question, from this area on, that this reader has a seat to score and has not. */
export async function loadElsewhere(tx: Tx, actor: Actor, assessmentId: string, area: number) {
  const { rows } = await tx.execute<{ code: string; shortName: string; area: number }>(sql`
    select q.code, f.short_name as "shortName", q.area
    from assessment_questions q
    join framework_questions f on f.id = q.framework_question_id
    join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state = 'open'
    join round_seats e on e.council_id = r.council_id and e.round_id = r.id and e.user_id = ${actor.userId}
    left join lateral (select m.id from scores_of(r.id) m where m.assessor_id = ${actor.userId}) s on true
    where q.assessment_id = ${assessmentId} and q.area <> ${area} and q.left_out_reason is null and s.id is null
    order by q.area < ${area}, q.area, q.number limit 1`)
  return rows[0]
}

/** Tells nobody and chains nothing; an empty draft is none. */
export const saveDraft = (tx: Tx, actor: Actor, permit: Permit<'keep-draft', InRound>, draft: Record<string, string>) =>
  tx.execute(
    sql`select save_draft(${permit.thing.round.id}, ${JSON.stringify(draft)}::jsonb, ${actor.now.toISOString()})`,
  )

/** Tells nobody: that somebody has just scored would already say too much. */
export async function saveScore(tx: Tx, actor: Actor, permit: Permit<'submit-score', InRound>, score: Score) {
  const { assessmentId, questionId, round } = permit.thing
  const level = score.kind === 'level' ? score : undefined
  const { rows } = await tx.execute<{ id: ScoreId }>(sql`
    select save_score(${round.id}, ${score.kind}, ${level?.current ?? null}, ${level?.ambition ?? null}, ${level?.confidence ?? null},
      ${level?.evidenceStrength ?? null}, ${score.reason}, ${actor.now.toISOString()}) as id`)
  await chain(tx, actor, 'score.submitted', { assessmentId, questionId, roundId: round.id }, rows[0]?.id)
}
