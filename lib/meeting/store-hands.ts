import { asc, eq } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { MeetingHandId } from '@/db/ids'
import { meetingHands } from '@/db/schema/meeting'
import type { Permit } from '../permit'
import { type MeetingRow, move } from './store'

export const loadHands = (tx: Tx, m: MeetingRow) =>
  tx
    .select()
    .from(meetingHands)
    .where(eq(meetingHands.assessmentId, m.assessmentId))
    .orderBy(asc(meetingHands.raisedAt))

export async function saveHandUp(tx: Tx, actor: Actor, permit: Permit<'take-part', MeetingRow>) {
  const { assessmentId } = permit.thing
  await tx
    .insert(meetingHands)
    .values({ councilId: actor.councilId, assessmentId, userId: actor.userId, raisedAt: actor.now })
  await move(tx, assessmentId)
}

/** A hand that was never called counts as no turn. */
export async function saveHandDown(
  tx: Tx,
  actor: Actor,
  permit: Permit<'take-part', MeetingRow>,
  handId: MeetingHandId,
) {
  await tx.update(meetingHands).set({ endedAt: actor.now }).where(eq(meetingHands.id, handId))
  await move(tx, permit.thing.assessmentId)
}

/** Ends whoever speaks and gives the word to the next, if there is one. */
export async function saveSpeaker(
  tx: Tx,
  actor: Actor,
  permit: Permit<'drive', MeetingRow>,
  { ends, calls }: { ends: MeetingHandId | undefined; calls: MeetingHandId | undefined },
) {
  if (ends) await tx.update(meetingHands).set({ endedAt: actor.now }).where(eq(meetingHands.id, ends))
  if (calls) await tx.update(meetingHands).set({ calledAt: actor.now }).where(eq(meetingHands.id, calls))
  await move(tx, permit.thing.assessmentId)
}
