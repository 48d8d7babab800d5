import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { signingNotes } from '@/db/schema/submission'

/** The notes beside what is signed, withdrawn ones too, by office, and within one as they were first written. */
export const loadNotes = (tx: Tx, assessmentId: AssessmentId) =>
  tx
    .select()
    .from(signingNotes)
    .where(eq(signingNotes.assessmentId, assessmentId))
    .orderBy(asc(signingNotes.office), asc(signingNotes.id))

export type NoteRow = Awaited<ReturnType<typeof loadNotes>>[number]
