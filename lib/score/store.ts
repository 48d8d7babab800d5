import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
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
  number: number
  state: 'open' | 'revealed' | 'agreed' | 'superseded'
  openedAt: Date
  revealedAt: Date | null
  reason: string | null
}

/** One question of one assessment as scoring sees it, with the duties of the person who looks. */
export type ScoreSheet = {
  assessmentId: AssessmentId
  questionId: AssessmentQuestionId
  code: string
  state: AssessmentState
  consensusRule: RuleKind
  agreeShare: number
  quorumShare: number
  crossParty: boolean
  namingRule: NamingRule
  maxRounds: number
  round: Round | undefined
  agreementId: AgreementId | undefined
  /** What the reader was named to here. Whether it counts is asked with it (`mayInAssessment`, `holds`). */
  myDuties: Duty[]
  /** As what the reader was named, where they were. */
  standing: 'member' | 'officer' | undefined
  /** Whether the reader may score the current round: somebody who follows in a seat does so from the next one on. */
  hasSeat: boolean
  /** The seats of the current round, and whose was vacated. */
  seats: Seat[]
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
  const findAssessment = tx.select().from(assessments).where(eq(assessments.id, assessmentId))
  const [assessment] = await (lock ? findAssessment.for('share') : findAssessment)
  const [question] = await tx
    .select({ id: assessmentQuestions.id })
    .from(assessmentQuestions)
    .where(and(eq(assessmentQuestions.assessmentId, assessmentId), eq(assessmentQuestions.code, code)))
  if (!assessment || !question) return undefined
  const questionId = question.id
  const findRound = () =>
    tx
      .select()
      .from(rounds)
      .where(and(eq(rounds.assessmentQuestionId, questionId), ne(rounds.state, 'superseded')))
  // Whoever waited for the lock while the round was followed by another finds none, and looks again for the newer one.
  let [round] = await (lock ? findRound().for(lock) : findRound())
  if (lock && !round) [round] = await findRound().for(lock)
  const [agreement] = round
    ? await tx.select({ id: agreements.id }).from(agreements).where(eq(agreements.roundId, round.id))
    : []
  const { rows: duties } = await tx.execute<{
    duty: Duty
    standing: ScoreSheet['standing'] | null
    isMine: boolean
  }>(sql`
    select duty, standing, user_id = ${actor.userId} as "isMine" from current_duties where assessment_id = ${assessmentId}`)
  const mine = duties.filter(({ isMine }) => isMine)
  const seats = round ? await loadSeatsOf(tx, round.id) : []
  const putAside = await tx.$count(
    rounds,
    and(eq(rounds.assessmentQuestionId, questionId), isNotNull(rounds.putAsideAt)),
  )
  return {
    assessmentId,
    questionId,
    code,
    state: assessment.state,
    consensusRule: assessment.consensusRule,
    agreeShare: assessment.agreeShare,
    quorumShare: assessment.quorumShare,
    crossParty: assessment.crossPartyRule,
    namingRule: assessment.namingRule,
    maxRounds: assessment.maxRounds,
    round: round && { ...round, id: round.id },
    agreementId: agreement?.id,
    myDuties: mine.map(({ duty }) => duty),
    standing: mine.find(({ standing }) => standing)?.standing ?? undefined,
    hasSeat: seats.some(({ userId, isVacated }) => userId === actor.userId && !isVacated),
    seats,
    assessors: duties.filter(({ duty }) => duty === 'assessor').length,
    putAside,
  }
}

/** Whether enough have scored. The database says yes or no; nothing here could count. */
export async function loadQuorum(tx: Tx, sheet: ScoreSheet | undefined): Promise<boolean> {
  if (sheet?.round?.state !== 'open') return false
  const { rows } = await tx.execute<{ met: boolean }>(sql`select round_has_quorum(${sheet.round.id}) as met`)
  return rows[0]?.met === true
}

/** The question, its own wording of each level, and what the reader's standing should look for. */
export async function loadAsked(tx: Tx, sheet: ScoreSheet) {
  const [asked] = await tx
    .select({ text: frameworkQuestions.question, levels: frameworkQuestions.levels, help: frameworkQuestions.help })
    .from(assessmentQuestions)
    .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
    .where(eq(assessmentQuestions.id, sheet.questionId))
  return {
    text: asked?.text ?? '',
    levels: asked?.levels ?? [],
    help: sheet.standing && asked?.help[sheet.standing],
  }
}

/** The codes of an area's questions that are in, in their order. */
export const loadCodes = async (tx: Tx, assessmentId: AssessmentId, area: number) =>
  (
    await tx
      .select({ code: assessmentQuestions.code })
      .from(assessmentQuestions)
      .where(
        and(
          eq(assessmentQuestions.assessmentId, assessmentId),
          eq(assessmentQuestions.area, area),
          isNull(assessmentQuestions.leftOutReason),
        ),
      )
      .orderBy(assessmentQuestions.number)
  ).map(({ code }) => code)
