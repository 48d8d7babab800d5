import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, MeetingNoteId, UserId } from '@/db/ids'
import { meetingNotes } from '@/db/schema/meeting'
import type { NamedQuestion } from '../framework/named-question'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import { type MeetingRow, move } from './store'

/** What a meeting decided besides levels, and who does what by when. */
export const loadNotes = (tx: Tx, assessmentId: AssessmentId) =>
  tx
    .select({
      id: meetingNotes.id,
      kind: meetingNotes.kind,
      words: meetingNotes.words,
      ownerName: meetingNotes.ownerName,
      dueOn: meetingNotes.dueOn,
      notedAt: meetingNotes.notedAt,
      on: sql<NamedQuestion | null>`(select json_build_object('code', q.code, 'shortName', f.short_name)
        from assessment_questions q join framework_questions f on f.id = q.framework_question_id
        where q.council_id = meeting_notes.council_id and q.id = meeting_notes.assessment_question_id)`,
    })
    .from(meetingNotes)
    .where(and(eq(meetingNotes.assessmentId, assessmentId), isNull(meetingNotes.struckAt)))
    .orderBy(asc(meetingNotes.notedAt))

export type NoteRow = Awaited<ReturnType<typeof loadNotes>>[number]

export type Note =
  | { kind: 'decision'; words: string }
  | { kind: 'action'; words: string; ownerId: UserId; ownerName: string; dueOn: string }

export async function saveNote(tx: Tx, actor: Actor, permit: Permit<'take-note', MeetingRow>, note: Note) {
  const { assessmentId, itemId } = permit.thing
  const [noted] = await tx
    .insert(meetingNotes)
    .values({
      councilId: actor.councilId,
      assessmentId,
      assessmentQuestionId: itemId,
      ...note,
      notedBy: actor.userId,
      notedAt: actor.now,
    })
    .returning({ id: meetingNotes.id })
  await move(tx, assessmentId)
  await chain(tx, actor, `meeting.${note.kind}-noted`, { assessmentId, questionId: itemId, noteId: noted?.id, ...note })
  return noted?.id as string
}

export async function saveStrike(tx: Tx, actor: Actor, permit: Permit<'take-note', MeetingRow>, noteId: MeetingNoteId) {
  const { assessmentId } = permit.thing
  await tx.update(meetingNotes).set({ struckAt: actor.now }).where(eq(meetingNotes.id, noteId))
  await move(tx, assessmentId)
  await chain(tx, actor, 'meeting.note-struck', { assessmentId, noteId })
}
