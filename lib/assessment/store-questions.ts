import { and, asc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type AssessmentId, type AssessmentQuestionId, isId, type UserId } from '@/db/ids'
import { assessmentQuestions, assignments } from '@/db/schema/assessment'
import { frameworkQuestions } from '@/db/schema/framework'
import { users } from '@/db/schema/identity'
import { rounds } from '@/db/schema/score'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { Progress, RoundState } from './assessment'
import type { OfQuestions } from './nominee'
import type { AssessmentRow } from './store'

export type QuestionRow = {
  id: AssessmentQuestionId
  assessmentId: AssessmentId
  code: string
  progress: Progress
  /** Why the assessment does not cover it. */
  leftOut: string | null
  isMine: boolean
  round: RoundState | null
}

/** One question of an assessment by its code, with whether it is assigned to the reader and where its scoring is. */
export async function loadQuestion(
  tx: Tx,
  actor: Actor,
  assessmentId: string,
  code: string,
): Promise<QuestionRow | undefined> {
  if (!isId<AssessmentId>(assessmentId)) return undefined
  const [row] = await tx
    .select({
      id: assessmentQuestions.id,
      assessmentId: assessmentQuestions.assessmentId,
      code: assessmentQuestions.code,
      progress: assessmentQuestions.progress,
      leftOut: assessmentQuestions.leftOutReason,
      isMine: sql<boolean>`exists (select 1 from assignments a where a.council_id = ${assessmentQuestions.councilId}
        and a.assessment_question_id = ${assessmentQuestions.id} and a.user_id = ${actor.userId})`,
      round: rounds.state,
    })
    .from(assessmentQuestions)
    .leftJoin(
      rounds,
      and(
        eq(rounds.councilId, assessmentQuestions.councilId),
        eq(rounds.assessmentQuestionId, sql`${assessmentQuestions.id}`),
        sql`${rounds.state} <> 'superseded'`,
      ),
    )
    .where(and(eq(assessmentQuestions.assessmentId, assessmentId), eq(assessmentQuestions.code, code)))
  return row
}

export async function saveAssignments(
  tx: Tx,
  actor: Actor,
  permit: Permit<'assign', OfQuestions>,
  userIds: UserId[],
  how: 'instead' | 'with',
) {
  const { assessment, chosen } = permit.thing
  const questionIds = chosen.map(({ id }) => id)
  if (how === 'instead')
    await tx
      .delete(assignments)
      .where(and(inArray(assignments.assessmentQuestionId, questionIds), notInArray(assignments.userId, userIds)))
  const rows = chosen.flatMap(({ id }) =>
    userIds.map((userId) => ({
      ...{ councilId: actor.councilId, assessmentId: assessment.id },
      ...{ assessmentQuestionId: id, userId },
    })),
  )
  if (rows.length > 0) await tx.insert(assignments).values(rows).onConflictDoNothing()
  await chain(tx, actor, 'questions.assigned', { assessmentId: assessment.id, questionIds, userIds, how })
  await announce(tx, { topic: 'access', council: actor.councilId })
}

export async function saveProgress(
  tx: Tx,
  actor: Actor,
  permit: Permit<'mark-progress', QuestionRow>,
  progress: Progress,
) {
  const { id, assessmentId } = permit.thing
  await tx.update(assessmentQuestions).set({ progress }).where(eq(assessmentQuestions.id, id))
  await chain(tx, actor, 'question.progress-marked', { assessmentId, questionId: id, progress })
  await announce(tx, { topic: 'subject', id })
}

/** Opens the first round of these questions. */
export async function saveFirstRounds(
  tx: Tx,
  actor: Actor,
  permit: Permit<'move', AssessmentRow> | Permit<'mark-progress', QuestionRow>,
  assessmentId: AssessmentId,
  questionIds: AssessmentQuestionId[],
) {
  if (!permit || questionIds.length === 0) return
  await tx.insert(rounds).values(
    questionIds.map((assessmentQuestionId) => ({
      councilId: actor.councilId,
      assessmentId,
      assessmentQuestionId,
      number: 1,
      openedAt: actor.now,
      openedBy: actor.userId,
    })),
  )
  await chain(tx, actor, 'round.opened', { assessmentId, questionIds, number: 1 })
}

/** The questions that are in and whose answer is ready. */
export async function loadReadyQuestions(tx: Tx, assessmentId: AssessmentId): Promise<AssessmentQuestionId[]> {
  const rows = await tx
    .select({ id: assessmentQuestions.id })
    .from(assessmentQuestions)
    .where(
      and(
        eq(assessmentQuestions.assessmentId, assessmentId),
        eq(assessmentQuestions.progress, 'ready'),
        isNull(assessmentQuestions.leftOutReason),
      ),
    )
  return rows.map((row) => row.id)
}

export async function loadAssignments(tx: Tx, assessmentId: AssessmentId, questionIds?: AssessmentQuestionId[]) {
  return tx
    .select({
      questionId: assignments.assessmentQuestionId,
      userId: assignments.userId,
      name: sql<string>`coalesce(${users.name}, ${users.email})`,
    })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.userId))
    .where(
      and(
        eq(assignments.assessmentId, assessmentId),
        questionIds && inArray(assignments.assessmentQuestionId, questionIds),
      ),
    )
}

/** Questions that have a round are being scored or agreed, so they stay in. */
const isScored = sql<boolean>`exists (select 1 from rounds r
  where r.council_id = assessment_questions.council_id and r.assessment_question_id = assessment_questions.id)`

/** The questions that are chosen by their codes, with whether they have been put to the assessors or are left out. */
export const loadChosen = (tx: Tx, assessmentId: AssessmentId, codes: string[]) =>
  tx
    .select({
      id: assessmentQuestions.id,
      code: assessmentQuestions.code,
      shortName: frameworkQuestions.shortName,
      leftOut: assessmentQuestions.leftOutReason,
      isScored,
    })
    .from(assessmentQuestions)
    .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
    .where(and(eq(assessmentQuestions.assessmentId, assessmentId), inArray(assessmentQuestions.code, codes)))
    .orderBy(asc(assessmentQuestions.code))

export async function saveLeftOut(tx: Tx, actor: Actor, permit: Permit<'leave-out', OfQuestions>, reason: string) {
  const questionIds = await setReason(tx, permit.thing, reason)
  const { id: assessmentId } = permit.thing.assessment
  await chain(tx, actor, 'assessment.questions-left-out', { assessmentId, questionIds, reason })
  await announce(tx, { topic: 'assessment', id: assessmentId })
}

export async function saveTakenIn(tx: Tx, actor: Actor, permit: Permit<'take-in', OfQuestions>) {
  const questionIds = await setReason(tx, permit.thing, null)
  const { id: assessmentId } = permit.thing.assessment
  await chain(tx, actor, 'assessment.questions-taken-in', { assessmentId, questionIds })
  await announce(tx, { topic: 'assessment', id: assessmentId })
}

async function setReason(tx: Tx, { chosen }: OfQuestions, reason: string | null) {
  const ids = chosen.map(({ id }) => id)
  await tx.update(assessmentQuestions).set({ leftOutReason: reason }).where(inArray(assessmentQuestions.id, ids))
  return ids
}
