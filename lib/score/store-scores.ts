import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { RoundId } from '@/db/ids'
import { assessmentDuties } from '@/db/schema/assessment'
import { roundSeats, rounds, scoreDrafts, scores } from '@/db/schema/score'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { Level, Score } from './score'
import type { InRound, ScoreSheet } from './store'

export type GivenScore = Awaited<ReturnType<typeof loadScores>>[number]

/** The scores of a question's rounds that the database shows to this reader, each with its author as named at the time. */
export async function loadScores(tx: Tx, sheet: ScoreSheet) {
  const rows = await tx
    .select({ score: scores, roundNumber: rounds.number, author: assessmentDuties })
    .from(scores)
    .innerJoin(rounds, and(eq(rounds.councilId, scores.councilId), eq(rounds.id, scores.roundId)))
    .innerJoin(
      roundSeats,
      and(
        eq(roundSeats.councilId, scores.councilId),
        eq(roundSeats.roundId, scores.roundId),
        eq(roundSeats.userId, scores.assessorId),
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
export const scoreFromRow = (row: typeof scores.$inferSelect): Score =>
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
    .select({ score: scores, questionId: rounds.assessmentQuestionId })
    .from(scores)
    .innerJoin(rounds, and(eq(rounds.councilId, scores.councilId), eq(rounds.id, scores.roundId)))
    .where(and(inArray(scores.roundId, roundIds), eq(scores.assessorId, actor.userId)))
    .orderBy(desc(rounds.number))
  return {
    submitted: submitted.map(({ score, questionId }) => ({
      ...{ questionId, roundId: score.roundId, score: scoreFromRow(score) },
      submittedAt: score.submittedAt.toISOString(),
    })),
    drafts: await loadDrafts(tx, actor, roundIds),
  }
}

/** What this reader has put down in these rounds. */
export const loadDrafts = (tx: Tx, actor: Actor, roundIds: RoundId[]) =>
  tx
    .select({ roundId: scoreDrafts.roundId, draft: scoreDrafts.draft })
    .from(scoreDrafts)
    .where(and(inArray(scoreDrafts.roundId, roundIds), eq(scoreDrafts.assessorId, actor.userId)))

/** By area: in how many questions this reader has a seat in an open round, and in how many of those they have submitted. */
export async function loadProgress(tx: Tx, actor: Actor, assessmentId: string) {
  const { rows } = await tx.execute<{ area: number; asked: number; submitted: number }>(sql`
    select q.area, count(*)::int as asked, count(s.id)::int as submitted
    from assessment_questions q
    join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state = 'open'
    join round_seats e on e.council_id = r.council_id and e.round_id = r.id and e.user_id = ${actor.userId}
    left join scores s on s.council_id = r.council_id and s.round_id = r.id and s.assessor_id = ${actor.userId}
    where q.assessment_id = ${assessmentId}
    group by q.area`)
  return new Map(rows.map((row) => [row.area, row]))
}

/** Tells nobody and chains nothing; an empty draft is none. */
export async function saveDraft(
  tx: Tx,
  actor: Actor,
  permit: Permit<'keep-draft', InRound>,
  draft: Record<string, string>,
) {
  const { assessmentId, round } = permit.thing
  const own = { councilId: actor.councilId, roundId: round.id, assessorId: actor.userId }
  if (Object.keys(draft).length === 0) {
    await tx.delete(scoreDrafts).where(and(eq(scoreDrafts.roundId, round.id), eq(scoreDrafts.assessorId, actor.userId)))
    return
  }
  const said = { draft, keptAt: actor.now }
  await tx
    .insert(scoreDrafts)
    .values({ ...own, assessmentId, ...said })
    .onConflictDoUpdate({ target: [scoreDrafts.councilId, scoreDrafts.roundId, scoreDrafts.assessorId], set: said })
}

/** Tells nobody: that somebody has just scored would already say too much. */
export async function saveScore(tx: Tx, actor: Actor, permit: Permit<'submit-score', InRound>, score: Score) {
  const { assessmentId, questionId, round } = permit.thing
  const said = {
    kind: score.kind,
    current: score.kind === 'level' ? score.current : null,
    ambition: score.kind === 'level' ? score.ambition : null,
    confidence: score.kind === 'level' ? score.confidence : null,
    evidenceStrength: score.kind === 'level' ? score.evidenceStrength : null,
    reason: score.reason,
    submittedAt: actor.now,
  }
  const [saved] = await tx
    .insert(scores)
    .values({
      ...{ councilId: actor.councilId, assessmentId, roundId: round.id, assessorId: actor.userId, ...said },
      firstSubmittedAt: actor.now,
    })
    .onConflictDoUpdate({ target: [scores.councilId, scores.roundId, scores.assessorId], set: said })
    .returning({ id: scores.id })
  await chain(tx, actor, 'score.submitted', { assessmentId, questionId, roundId: round.id }, saved?.id)
}
