import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { assessmentQuestions } from '@/db/schema/assessment'
import { frameworkQuestions } from '@/db/schema/framework'
import { agreements, rounds, scores, stances } from '@/db/schema/score'
import type { KeptRound } from './consensus-record'
import { scoreFromRow } from './store'

const nameOf = (id: unknown) => sql<string | null>`(select coalesce(u.name, u.email) from users u where u.id = ${id})`

/**
 * The questions of an assessment that the reader may see, each with its revealed rounds as they were stored, and the round
 * that is open now. Of an open round nothing but that it is open. `code` narrows to one question.
 */
export async function loadRecord(tx: Tx, assessmentId: string, code?: string) {
  const ofAssessment = assessmentId as AssessmentId
  const questions = await tx
    .select({
      id: assessmentQuestions.id,
      code: assessmentQuestions.code,
      area: assessmentQuestions.area,
      leftOut: assessmentQuestions.leftOutReason,
      question: frameworkQuestions.question,
    })
    .from(assessmentQuestions)
    .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
    .where(
      and(
        eq(assessmentQuestions.assessmentId, ofAssessment),
        code === undefined ? undefined : eq(assessmentQuestions.code, code),
      ),
    )
    .orderBy(asc(assessmentQuestions.area), asc(assessmentQuestions.number))
  const ids = questions.map(({ id }) => id as never)
  const held = await tx
    .select({
      round: rounds,
      openedBy: nameOf(rounds.openedBy),
      revealedBy: nameOf(rounds.revealedBy),
      agreement: agreements,
      agreedBy: nameOf(agreements.agreedBy),
    })
    .from(rounds)
    .leftJoin(agreements, and(eq(agreements.councilId, rounds.councilId), eq(agreements.roundId, sql`${rounds.id}`)))
    .where(inArray(rounds.assessmentQuestionId, ids))
    .orderBy(asc(rounds.number))
  const given = await tx
    .select({ score: scores })
    .from(scores)
    .innerJoin(rounds, and(eq(rounds.councilId, scores.councilId), eq(sql`${rounds.id}`, scores.roundId)))
    .where(and(inArray(rounds.assessmentQuestionId, ids), sql`${rounds.revealedAt} is not null`))
  const said = await tx
    .select({ stance: stances })
    .from(stances)
    .innerJoin(
      agreements,
      and(eq(agreements.councilId, stances.councilId), eq(sql`${agreements.id}`, stances.agreementId)),
    )
    .where(inArray(agreements.assessmentQuestionId, ids))
  return questions.map((question) => {
    const own = held.filter(({ round }) => round.assessmentQuestionId === question.id)
    const open = own.find(({ round }) => round.state === 'open')
    const kept = own.flatMap(
      ({ round, openedBy, revealedBy, agreement, agreedBy }): (KeptRound & { given: Given[] })[] =>
        round.revealedAt
          ? [
              {
                number: round.number,
                reason: round.reason,
                opened: { at: round.openedAt, by: openedBy },
                revealed: { at: round.revealedAt, by: revealedBy },
                scores: given.filter(({ score }) => score.roundId === round.id).map(({ score }) => scoreFromRow(score)),
                given: given.flatMap(({ score }) =>
                  score.roundId === round.id && score.current !== null
                    ? [{ assessorId: score.assessorId, level: score.current }]
                    : [],
                ),
                agreement: agreement
                  ? {
                      ...agreement,
                      agreed: { at: agreement.agreedAt, by: agreedBy },
                      stances: said.flatMap(({ stance }) => (stance.agreementId === agreement.id ? [stance] : [])),
                    }
                  : undefined,
              },
            ]
          : [],
    )
    return {
      code: question.code,
      area: question.area,
      question: question.question,
      leftOut: question.leftOut,
      kept,
      open: open && {
        number: open.round.number,
        reason: open.round.reason,
        opened: { at: open.round.openedAt, by: open.openedBy },
      },
    }
  })
}

type Given = { assessorId: string; level: number }
