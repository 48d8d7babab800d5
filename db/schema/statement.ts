import { foreignKey, integer, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, newId } from '../columns'
import { councilTable } from '../council-table'
import type { AssessmentId, StatementId } from '../ids'
import { assessments } from './assessment'
import { subjectOf } from './subject'

const ofStatement = subjectOf('statement')

/** What a council says of an area as a whole. It begins with its assessment. */
export const areaStatements = councilTable(
  'area_statements',
  {
    id: newId<StatementId>(),
    ...ofStatement.columns(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    area: integer('area').notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    ofStatement.key(t),
    uniqueIndex('area_statements_once').on(t.councilId, t.assessmentId, t.area),
  ],
)
