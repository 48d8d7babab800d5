import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId, AssessmentQuestionId, RoundId, UserId } from '@/db/ids'
import { assessmentDuties } from '@/db/schema/assessment'
import { roundSeats, rounds } from '@/db/schema/score'

/** Who may score one round, as they were named. A seat that was vacated since stays a seat of that round. */
export type Seat = {
  roundId: RoundId
  userId: UserId
  name: string
  post: string
  standing: 'member' | 'officer'
  group: string | null
  inAdministration: boolean | null
  isVacated: boolean
}

/** The seats of every round of an assessment, or of one question of it. */
export const loadSeats = (
  tx: Tx,
  of: { assessmentId: AssessmentId } | { questionId: AssessmentQuestionId },
): Promise<Seat[]> =>
  load(
    tx,
    'questionId' in of ? eq(rounds.assessmentQuestionId, of.questionId) : eq(roundSeats.assessmentId, of.assessmentId),
  )

/** The seats of these rounds. */
export const loadSeatsOf = async (tx: Tx, roundIds: RoundId[]): Promise<Seat[]> =>
  roundIds.length === 0 ? [] : load(tx, inArray(roundSeats.roundId, roundIds))

const load = (tx: Tx, which: SQL) =>
  tx
    .select({
      roundId: roundSeats.roundId,
      userId: roundSeats.userId,
      name: assessmentDuties.name,
      post: assessmentDuties.post,
      standing: assessmentDuties.standing,
      group: assessmentDuties.groupName,
      inAdministration: assessmentDuties.inAdministration,
      isVacated: sql<boolean>`${assessmentDuties.endedAt} is not null`,
    })
    .from(roundSeats)
    .innerJoin(rounds, and(eq(rounds.councilId, roundSeats.councilId), eq(rounds.id, roundSeats.roundId)))
    .innerJoin(
      assessmentDuties,
      and(eq(assessmentDuties.councilId, roundSeats.councilId), eq(assessmentDuties.id, roundSeats.dutyId)),
    )
    .where(which)
    .orderBy(asc(assessmentDuties.name), asc(roundSeats.userId))
