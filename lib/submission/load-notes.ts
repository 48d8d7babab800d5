import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { positions } from '@/db/schema/council'
import { signingNotes } from '@/db/schema/submission'

/** The notes beside what is signed, withdrawn ones too, by office, and within one as they were first written. */
export const loadNotes = (tx: Tx, assessmentId: AssessmentId) =>
  tx
    .select()
    .from(signingNotes)
    .where(eq(signingNotes.assessmentId, assessmentId))
    .orderBy(asc(signingNotes.office), asc(signingNotes.id))

export type NoteRow = Awaited<ReturnType<typeof loadNotes>>[number]

/** Whether somebody is section 151 officer today. */
export async function isS151Officer(tx: Tx, actor: Actor): Promise<boolean> {
  const held = await tx
    .select({ id: positions.id })
    .from(positions)
    .where(and(eq(positions.userId, actor.userId), eq(positions.kind, 's151_officer'), isNull(positions.endsOn)))
  return held.length > 0
}
