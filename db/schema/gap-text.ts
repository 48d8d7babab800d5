import { foreignKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { AssessmentId, GapTextId, UserId } from '../ids'
import { assessments } from './assessment'
import { users } from './identity'

/** What was written where another framework asks for something that none of our questions does: by the order and the ask (lib/crosswalk). It is kept with its assessment, and the next one begins with it. */
export const gapTexts = councilTable(
  'gap_texts',
  {
    id: newId<GapTextId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    orderKey: text('order_key').notNull(),
    askKey: text('ask_key').notNull(),
    words: text('words').notNull(),
    writtenBy: idOf<UserId>('written_by')
      .notNull()
      .references(() => users.id),
    writerName: text('writer_name').notNull(),
    writtenAt: moment('written_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    uniqueIndex('gap_texts_once').on(t.councilId, t.assessmentId, t.orderKey, t.askKey),
  ],
)
