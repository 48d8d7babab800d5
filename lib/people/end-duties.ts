import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, UserId } from '@/db/ids'
import { assessmentDuties, assignments } from '@/db/schema/assessment'
import { meetingHands, meetings as meetingRows } from '@/db/schema/meeting'
import { signatures } from '@/db/schema/submission'
import { announce } from '../announce'
import { chain } from '../trail/chain'
import type { Ending } from './ending'

/**
 * Ends what somebody had to do, in the transaction that ends their role: their duties, with the reason, the meetings that
 * they drive, and what they are to write. What they did stays, under the post of their time. Where others were signing they
 * sign again, because what is signed names the signatories. Each assessment's trail says it.
 */
export async function endDuties(tx: Tx, actor: Actor, userId: UserId, ending: Ending, reason: string): Promise<void> {
  const { duties, meetings, assigned } = ending
  if (duties.length > 0)
    await tx
      .update(assessmentDuties)
      .set({ endedAt: actor.now, endReason: reason })
      .where(
        inArray(
          assessmentDuties.id,
          duties.map(({ dutyId }) => dutyId),
        ),
      )
  for (const { assessmentId, state } of duties)
    if (state === 'signing') await tx.delete(signatures).where(eq(signatures.assessmentId, assessmentId))
  for (const { assessmentId } of meetings) await leaveMeeting(tx, actor, assessmentId, userId)
  for (const { questionId } of assigned)
    await tx
      .delete(assignments)
      .where(and(eq(assignments.assessmentQuestionId, questionId), eq(assignments.userId, userId)))
  const driven = meetings.filter(({ drives }) => drives)
  for (const assessmentId of new Set([...duties, ...driven, ...assigned].map((one) => one.assessmentId))) {
    const here = <T extends { assessmentId: AssessmentId }>(all: T[]) =>
      all.filter((one) => one.assessmentId === assessmentId)
    await chain(tx, actor, 'duty.ended', {
      ...{ assessmentId, userId, reason },
      duties: [...here(duties).map(({ duty }) => duty), ...here(driven).map(() => 'facilitator')],
      questionIds: here(assigned).map(({ questionId }) => questionId),
    })
    await announce(tx, { topic: 'assessment', id: assessmentId })
  }
}

/** Nobody drives until somebody else does, and a hand that was up goes down. */
async function leaveMeeting(tx: Tx, actor: Actor, assessmentId: AssessmentId, userId: UserId) {
  await tx
    .update(meetingHands)
    .set({ endedAt: actor.now })
    .where(
      and(eq(meetingHands.assessmentId, assessmentId), eq(meetingHands.userId, userId), isNull(meetingHands.endedAt)),
    )
  await tx
    .update(meetingRows)
    .set({
      facilitatorId: sql`nullif(${meetingRows.facilitatorId}, ${userId})`,
      version: sql`${meetingRows.version} + 1`,
    })
    .where(eq(meetingRows.assessmentId, assessmentId))
  await announce(tx, { topic: 'meeting', id: assessmentId })
}
