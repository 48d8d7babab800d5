import { and, asc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type AgreementId, type AssessmentId, type AssessmentQuestionId, isId, type RoundId } from '@/db/ids'
import { assessmentQuestions, assessments } from '@/db/schema/assessment'
import { frameworkQuestions } from '@/db/schema/framework'
import { agreements, rounds } from '@/db/schema/score'
import type { Duty } from '../access/access'
import type { AssessmentState, NamingRule, RuleKind } from '../assessment/assessment'
import { loadSeatsOf, type Seat } from './load-seats'

export type Round = {
  id: RoundId
  questionId: AssessmentQuestionId
  number: number
  state: 'open' | 'revealed' | 'agreed' | 'superseded'
  openedAt: Date
  revealedAt: Date | null
  putAsideAt: Date | null
  reason: string | null
  agreementId: AgreementId | null
}

/** One question of one assessment as scoring sees it, with the duties of the person who looks. */
export type ScoreSheet = {
  assessmentId: AssessmentId
  questionId: AssessmentQuestionId
  code: string
  isLeftOut: boolean
  /** The question, its own wording of each level, and what the reader's standing should look for. */
  asked: {
    shortName: string
    text: string
    levels: { level: number; text: string }[]
    help: string | undefined
  }
  state: AssessmentState
  consensusRule: RuleKind
  agreeShare: number
  quorumShare: number
  crossParty: boolean
  namingRule: NamingRule
  maxRounds: number
  round: Round | undefined
  /** The current round and all before it, by number. */
  rounds: Round[]
  agreementId: AgreementId | undefined
  /** What the reader was named to here. Whether it counts is asked with it (`mayInAssessment`, `holds`). */
  myDuties: Duty[]
  /** Whether the reader may score the current round: somebody who follows in a seat does so from the next one on. */
  hasSeat: boolean
  /** The seats of the current round, and whose was vacated. */
  seats: Seat[]
  /** The seats of the rounds before it. */
  seatsBefore: Seat[]
  /** How many assessors there are now, for a round that would open. */
  assessors: number
  /** How many rounds were put aside: they are not counted against the most that may be held. */
  putAside: number
}

/** A sheet whose round is known to exist. */
export type InRound = ScoreSheet & { round: Round }

export type SheetAddress = { assessmentId: string; code: string }

/**
 * What a policy relies on stays as it was read until the transaction ends: `share` for those who act within a round,
 * `update` for those who move it on, so that no score slips in behind a reveal. A view locks nothing.
 */
export async function loadScoreSheet(
  tx: Tx,
  actor: Actor,
  { assessmentId, code }: SheetAddress,
  lock?: 'share' | 'update',
): Promise<ScoreSheet | undefined> {
  if (!isId<AssessmentId>(assessmentId)) return undefined
  if (lock) await holdRound(tx, assessmentId, code, lock)
  return (await loadScoreSheets(tx, actor, assessmentId, eq(assessmentQuestions.code, code)))[0]
}

/** The sheets of an area's questions that are in, in their order. Nothing is locked. */
export const loadSheetsOfArea = (tx: Tx, actor: Actor, assessmentId: AssessmentId, area: number) =>
  loadScoreSheets(
    tx,
    actor,
    assessmentId,
    and(eq(assessmentQuestions.area, area), isNull(assessmentQuestions.leftOutReason)),
  )

/** Holds the assessment and the question's round, so that what is read from here on stays so. */
async function holdRound(tx: Tx, assessmentId: AssessmentId, code: string, lock: 'share' | 'update') {
  await tx.select({ id: assessments.id }).from(assessments).where(eq(assessments.id, assessmentId)).for('share')
  const asked = sql`(select q.id from assessment_questions q where q.assessment_id = ${assessmentId} and q.code = ${code})`
  const hold = () =>
    tx
      .select({ id: rounds.id })
      .from(rounds)
      .where(and(eq(rounds.assessmentQuestionId, asked), ne(rounds.state, 'superseded')))
      .for(lock)
  // Whoever waited for the lock while the round was followed by another finds none, and looks again for the newer one.
  if ((await hold()).length === 0) await hold()
}

/** However many questions there are, as many statements. */
async function loadScoreSheets(
  tx: Tx,
  actor: Actor,
  assessmentId: AssessmentId,
  which: SQL | undefined,
): Promise<ScoreSheet[]> {
  const asked = await tx
    .select({
      assessment: assessments,
      duties: sql<{ duty: Duty; standing: 'member' | 'officer' | null; isMine: boolean }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('duty', d.duty, 'standing', d.standing, 'isMine', d.user_id = ${actor.userId})), '[]')
        from current_duties d where d.council_id = assessments.council_id and d.assessment_id = assessments.id)`,
      id: assessmentQuestions.id,
      code: assessmentQuestions.code,
      shortName: frameworkQuestions.shortName,
      text: frameworkQuestions.question,
      levels: frameworkQuestions.levels,
      help: frameworkQuestions.help,
      leftOut: assessmentQuestions.leftOutReason,
    })
    .from(assessmentQuestions)
    .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
    .innerJoin(
      assessments,
      and(
        eq(assessments.councilId, assessmentQuestions.councilId),
        eq(sql`${assessments.id}`, assessmentQuestions.assessmentId),
      ),
    )
    .where(and(eq(assessmentQuestions.assessmentId, assessmentId), which))
    .orderBy(asc(assessmentQuestions.area), asc(assessmentQuestions.number))
  if (asked.length === 0) return []
  const held = await loadRoundsOf(
    tx,
    asked.map(({ id }) => id),
  )
  const seats = await loadSeatsOf(
    tx,
    held.map(({ id }) => id),
  )
  return asked.map(({ assessment, duties, id, code, shortName, text, levels, help, leftOut }) => {
    const mine = duties.filter(({ isMine }) => isMine)
    const standing = mine.find(({ standing }) => standing)?.standing
    const all = held.filter(({ questionId }) => questionId === id)
    const round = all.find(({ state }) => state !== 'superseded')
    const own = seats.filter(({ roundId }) => roundId === round?.id)
    return {
      assessmentId,
      questionId: id,
      code,
      isLeftOut: leftOut !== null,
      asked: { shortName, text, levels, help: standing ? help[standing] : undefined },
      state: assessment.state,
      consensusRule: assessment.consensusRule,
      agreeShare: assessment.agreeShare,
      quorumShare: assessment.quorumShare,
      crossParty: assessment.crossPartyRule,
      namingRule: assessment.namingRule,
      maxRounds: assessment.maxRounds,
      round,
      rounds: all,
      agreementId: round?.agreementId ?? undefined,
      myDuties: mine.map(({ duty }) => duty),
      hasSeat: own.some(({ userId, isVacated }) => userId === actor.userId && !isVacated),
      seats: own,
      seatsBefore: seats.filter(({ roundId }) => all.some(({ id }) => id === roundId && id !== round?.id)),
      assessors: duties.filter(({ duty }) => duty === 'assessor').length,
      putAside: all.filter(({ putAsideAt }) => putAsideAt !== null).length,
    }
  })
}

/** Every round of these questions, by number, each with what was agreed in it. */
const loadRoundsOf = (tx: Tx, questionIds: AssessmentQuestionId[]): Promise<Round[]> =>
  tx
    .select({
      id: rounds.id,
      questionId: rounds.assessmentQuestionId,
      number: rounds.number,
      state: rounds.state,
      openedAt: rounds.openedAt,
      revealedAt: rounds.revealedAt,
      putAsideAt: rounds.putAsideAt,
      reason: rounds.reason,
      agreementId: agreements.id,
    })
    .from(rounds)
    .leftJoin(agreements, and(eq(agreements.councilId, rounds.councilId), eq(agreements.roundId, sql`${rounds.id}`)))
    .where(inArray(rounds.assessmentQuestionId, questionIds))
    .orderBy(asc(rounds.number))

/** Whether enough have scored. The database says yes or no; nothing here could count. */
export async function loadQuorum(tx: Tx, sheet: ScoreSheet | undefined): Promise<boolean> {
  if (sheet?.round?.state !== 'open') return false
  const { rows } = await tx.execute<{ met: boolean }>(sql`select round_has_quorum(${sheet.round.id}) as met`)
  return rows[0]?.met === true
}
