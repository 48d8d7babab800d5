import { and, asc, eq, getViewSelectedFields, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { shownJudgedAnswers } from '@/db/schema/answer'
import { assessmentQuestions } from '@/db/schema/assessment'
import { frameworkQuestions } from '@/db/schema/framework'
import { agreements, minorityStatements, rounds, shownScores, stances } from '@/db/schema/score'
import { loadSeats } from './load-seats'

const nameOf = (id: unknown) => sql<string | null>`(select coalesce(u.name, u.email) from users u where u.id = ${id})`

/**
 * The rows that say how levels came about: the questions of an assessment that the reader may see, their rounds with what
 * was agreed in each, and of the revealed ones what was scored and what was said to it. `code` narrows to one question.
 */
export async function loadRecordRows(tx: Tx, assessmentId: AssessmentId, code?: string) {
  const questions = await tx
    .select({
      id: assessmentQuestions.id,
      code: assessmentQuestions.code,
      area: assessmentQuestions.area,
      leftOut: assessmentQuestions.leftOutReason,
      shortName: frameworkQuestions.shortName,
      question: frameworkQuestions.question,
    })
    .from(assessmentQuestions)
    .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
    .where(
      and(
        eq(assessmentQuestions.assessmentId, assessmentId),
        code === undefined ? undefined : eq(assessmentQuestions.code, code),
      ),
    )
    .orderBy(asc(assessmentQuestions.area), asc(assessmentQuestions.number))
  const ids = questions.map(({ id }) => id)
  const held = await tx
    .select({
      round: rounds,
      openedBy: nameOf(rounds.openedBy),
      revealedBy: nameOf(rounds.revealedBy),
      agreement: agreements,
      agreedBy: nameOf(agreements.agreedBy),
      putAsideBy: nameOf(rounds.putAsideBy),
    })
    .from(rounds)
    .leftJoin(agreements, and(eq(agreements.councilId, rounds.councilId), eq(agreements.roundId, sql`${rounds.id}`)))
    .where(inArray(rounds.assessmentQuestionId, ids))
    .orderBy(asc(rounds.number))
  const given = await tx
    .select({ score: getViewSelectedFields(shownScores) })
    .from(shownScores)
    .innerJoin(rounds, and(eq(rounds.councilId, shownScores.councilId), eq(sql`${rounds.id}`, shownScores.roundId)))
    .where(and(inArray(rounds.assessmentQuestionId, ids), sql`${rounds.revealedAt} is not null`))
  const said = await tx
    .select({ stance: stances })
    .from(stances)
    .innerJoin(
      agreements,
      and(eq(agreements.councilId, stances.councilId), eq(sql`${agreements.id}`, stances.agreementId)),
    )
    .where(inArray(agreements.assessmentQuestionId, ids))
    .orderBy(asc(stances.recordedAt))
  const statements = await tx
    .select()
    .from(minorityStatements)
    .where(inArray(minorityStatements.assessmentQuestionId, ids))
    .orderBy(asc(minorityStatements.groupName), asc(minorityStatements.statedAt))
  const letStand = await tx
    .select({
      roundId: shownJudgedAnswers.roundId,
      at: shownJudgedAnswers.judgedAt,
      by: nameOf(shownJudgedAnswers.judgedBy),
      why: shownJudgedAnswers.reason,
    })
    .from(shownJudgedAnswers)
    .where(and(inArray(shownJudgedAnswers.assessmentQuestionId, ids), eq(shownJudgedAnswers.act, 'stand')))
    .orderBy(asc(shownJudgedAnswers.judgedAt))
  return {
    questions,
    held,
    seats: await loadSeats(
      tx,
      code === undefined || !questions[0] ? { assessmentId: assessmentId } : { questionId: questions[0].id },
    ),
    given: given.map(({ score }) => score),
    said: said.map(({ stance }) => stance),
    statements,
    letStand,
  }
}

export type RecordRows = Awaited<ReturnType<typeof loadRecordRows>>
