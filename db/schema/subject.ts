import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, check, foreignKey, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { SUBJECT_KINDS, type SubjectKind } from '../../lib/subject/subject'
import { idOf, knownWords } from '../columns'
import type { AssessmentId, CouncilId, ReviewId, SubjectId } from '../ids'
import { ofCouncil } from './council'

const KINDS = Object.keys(SUBJECT_KINDS) as [SubjectKind, ...SubjectKind[]]

/**
 * Whatever a text, a thread or an announcement hangs on. It has the id of the row that it is, in the table of its kind; that row
 * makes it (db/sql/subject.sql) and holds its kind, owner and assessment to its own. Exactly one of the three owners has it.
 */
export const subjects = pgTable(
  'subjects',
  {
    id: idOf<SubjectId>('id').primaryKey(),
    kind: text('kind', { enum: KINDS }).notNull(),
    councilId: idOf<CouncilId>('council_id'),
    reviewId: idOf<ReviewId>('review_id'),
    isProgramme: boolean('is_programme').notNull().default(false),
    /** Whose course it follows, where it is part of an assessment: it is written while there is a time for it and freezes with it. */
    assessmentId: idOf<AssessmentId>('assessment_id'),
  },
  (t) => [
    ofCouncil(t),
    unique('subjects_council_key').on(t.councilId, t.id),
    index('subjects_assessment').on(t.councilId, t.assessmentId),
    unique('subjects_key').on(t.id, t.kind, t.councilId, t.assessmentId),
    ...knownWords(t),
    check('subjects_have_one_owner', sql`num_nonnulls(${t.councilId}, ${t.reviewId}) + ${t.isProgramme}::int = 1`),
  ],
)

type OfAssessment = { id: AnyPgColumn; subjectKind: AnyPgColumn; councilId: AnyPgColumn; assessmentId: AnyPgColumn }

/** The column and key of a table whose rows are subjects of this kind, each part of an assessment. */
export const subjectOf = (kind: SubjectKind) => ({
  columns: () => ({
    subjectKind: text('subject_kind')
      .notNull()
      .generatedAlwaysAs((): SQL => sql.raw(`'${kind}'`)),
  }),
  key: (t: object) => {
    const { id, subjectKind, councilId, assessmentId } = t as OfAssessment
    return foreignKey({
      columns: [id, subjectKind, councilId, assessmentId],
      foreignColumns: [subjects.id, subjects.kind, subjects.councilId, subjects.assessmentId],
    })
  },
})

/** The key of what hangs on a council's subject, named by this column. */
export const onSubject = (councilId: AnyPgColumn, subjectId: AnyPgColumn) =>
  foreignKey({ columns: [councilId, subjectId], foreignColumns: [subjects.councilId, subjects.id] })
