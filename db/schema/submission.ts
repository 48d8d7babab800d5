import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { AssessmentId, DocumentId, FrozenTextId, SignatureId, SigningNoteId, SubmissionId, UserId } from '../ids'
import { assessments } from './assessment'
import { users } from './identity'

/** What somebody who was asked to sign has answered: signed, under the hash of what they saw, or declined, with their reason. */
export const signatures = councilTable(
  'signatures',
  {
    id: newId<SignatureId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    userId: idOf<UserId>('user_id').notNull(),
    name: text('name').notNull(),
    post: text('post').notNull(),
    contentSha256: text('content_sha256'),
    declinedBecause: text('declined_because'),
    signedAt: moment('signed_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    uniqueIndex('signatures_once').on(t.councilId, t.assessmentId, t.userId),
    check('signatures_answer', sql`(${t.contentSha256} is null) <> (${t.declinedBecause} is null)`),
  ],
)

export const NOTE_OFFICES = ['s151_officer', 'monitoring_officer'] as const

/**
 * What a statutory officer has stand beside what is signed, in the name and post of its day; without words it was withdrawn. `overtook`: whose
 * signatures fell because they had been given before it changed, as long as these are asked for again.
 */
export const signingNotes = councilTable(
  'signing_notes',
  {
    id: newId<SigningNoteId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    office: text('office', { enum: NOTE_OFFICES }).notNull(),
    authorId: idOf<UserId>('author_id')
      .notNull()
      .references(() => users.id),
    authorName: text('author_name').notNull(),
    post: text('post').notNull(),
    words: text('words'),
    writtenAt: moment('written_at').notNull().defaultNow(),
    overtook: uuid('overtook').array().$type<UserId[]>().notNull().default(sql`'{}'`),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    uniqueIndex('signing_notes_once').on(t.councilId, t.assessmentId, t.authorId, t.office),
  ],
)

/** The frozen copy. `canonical` is the exact text that was hashed; a trigger refuses every change. */
export const submissions = councilTable(
  'submissions',
  {
    id: newId<SubmissionId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    version: integer('version').notNull(),
    content: jsonb('content').notNull().$type<unknown>(),
    canonical: text('canonical').notNull(),
    sha256: text('sha256').notNull(),
    submittedBy: idOf<UserId>('submitted_by').notNull(),
    submittedAt: moment('submitted_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    uniqueIndex('submissions_version').on(t.councilId, t.assessmentId, t.version),
    index('submissions_seal').on(t.sha256),
    index('submissions_id').on(t.id),
  ],
)

/** Each text's Yjs state at the freeze, so that comments can hang on its exact words. */
export const frozenTexts = councilTable(
  'frozen_texts',
  {
    id: newId<FrozenTextId>(),
    submissionId: idOf<SubmissionId>('submission_id').notNull(),
    subjectId: idOf<DocumentId>('subject_id').notNull(),
    /** The code of its question, or the number of its area. */
    code: text('code').notNull(),
    state: bytes('state').notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.submissionId], foreignColumns: [submissions.councilId, submissions.id] }),
    uniqueIndex('frozen_texts_once').on(t.councilId, t.submissionId, t.subjectId),
    index('frozen_texts_submission').on(t.submissionId),
  ],
)
