import { eq } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { SigningNoteId } from '@/db/ids'
import { only } from '@/db/only'
import { signingNotes } from '@/db/schema/submission'
import type { AssessmentRow } from '../assessment/store'
import type { Permit } from '../permit'
import type { NoteRow } from './load-notes'
import { type NoteOffice, printOf } from './signing-note'
import { told } from './store'

/** A note of somebody's own: `was` is what they had written before. */
export type OwnNote = { assessment: AssessmentRow; office: NoteOffice; was: NoteRow | undefined }

/** Writes it, or other words in place of the author's own. The database has the signatures fall that were given before. */
export async function saveNote(tx: Tx, actor: Actor, permit: Permit<'write-note', OwnNote>, words: string) {
  const { assessment, office, was } = permit.thing
  const { id: assessmentId } = assessment
  const saved = was
    ? await setWords(tx, actor, was.id, words)
    : await tx
        .insert(signingNotes)
        .values({
          ...{ councilId: actor.councilId, assessmentId, office, words, writtenAt: actor.now },
          ...{ authorId: actor.userId, authorName: actor.userName, post: actor.post },
        })
        .returning({ overtook: signingNotes.overtook })
  await told(tx, actor, was && was.words !== null ? 'assessment.note-changed' : 'assessment.note-attached', {
    ...{ assessmentId, office, sha256: printOf(words), ...fallen(only(saved)) },
  })
}

/** Its words are gone; that there was one stays, for whoever had signed beside it. */
export async function saveNoteWithdrawn(
  tx: Tx,
  actor: Actor,
  permit: Permit<'withdraw-note', OwnNote & { was: NoteRow }>,
) {
  const { assessment, office, was } = permit.thing
  const saved = await setWords(tx, actor, was.id, null)
  await told(tx, actor, 'assessment.note-withdrawn', {
    ...{ assessmentId: assessment.id, office, ...fallen(only(saved)) },
  })
}

const setWords = (tx: Tx, actor: Actor, id: SigningNoteId, words: string | null) =>
  tx
    .update(signingNotes)
    .set({ words, writtenAt: actor.now })
    .where(eq(signingNotes.id, id))
    .returning({ overtook: signingNotes.overtook })

/** Whose signatures are asked for again. */
const fallen = ({ overtook }: Pick<NoteRow, 'overtook'>) => ({ overtook, voided: overtook.length })
