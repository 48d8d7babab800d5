import { sql } from 'drizzle-orm'
import { check, foreignKey, index } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { DocumentId, EvidenceId, EvidenceMarkId, EvidenceRevisionId, UserId } from '../ids'
import { anchorColumns } from './anchor'
import { evidence } from './evidence'
import { evidenceRevisions } from './evidence-item'
import { onSubject } from './subject'

/**
 * That words of an answer rest on a piece of its question's evidence. A question and its answer have one id, so the key holds that the
 * words are in the answer of the question to which it is attached. `revision`: what it was when somebody last held the words against it.
 */
export const evidenceMarks = councilTable(
  'evidence_marks',
  {
    id: newId<EvidenceMarkId>(),
    subjectId: idOf<DocumentId>('subject_id').notNull(),
    evidenceId: idOf<EvidenceId>('evidence_id').notNull(),
    revisionId: idOf<EvidenceRevisionId>('revision_id').notNull(),
    ...anchorColumns(),
    createdBy: idOf<UserId>('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    onSubject(t.councilId, t.subjectId),
    foreignKey({
      name: 'evidence_marks_evidence_of_text',
      columns: [t.councilId, t.subjectId, t.evidenceId],
      foreignColumns: [evidence.councilId, evidence.assessmentQuestionId, evidence.id],
    }),
    foreignKey({
      name: 'evidence_marks_revision',
      columns: [t.councilId, t.revisionId],
      foreignColumns: [evidenceRevisions.councilId, evidenceRevisions.id],
    }),
    index('evidence_marks_text').on(t.councilId, t.subjectId),
    index('evidence_marks_evidence').on(t.councilId, t.evidenceId),
    check(
      'evidence_marks_on_words',
      sql`num_nonnulls(${t.anchorStart}, ${t.anchorEnd}, ${t.anchorSeq}, ${t.quote}) = 4`,
    ),
  ],
)
