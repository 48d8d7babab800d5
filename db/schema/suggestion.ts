import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, index, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { DocumentId, SuggestionId, ThreadId, UserId } from '../ids'
import { commentThreads } from './comment'
import { onSubject } from './subject'

/** What becomes of a suggestion. */
export const SUGGESTION_OUTCOMES = ['accepted', 'declined', 'withdrawn'] as const

/**
 * That a thread suggests other words for those that it hangs on: `words`, as they stood in the text then, letter by letter. A line break
 * in `replacement` begins a paragraph. `acceptedSeq` is the edit by which whoever accepted it wrote them.
 */
export const suggestions = councilTable(
  'suggestions',
  {
    id: newId<SuggestionId>(),
    threadId: idOf<ThreadId>('thread_id').notNull(),
    subjectId: idOf<DocumentId>('subject_id').notNull(),
    words: text('words').notNull(),
    replacement: text('replacement').notNull(),
    madeBy: idOf<UserId>('made_by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    outcome: text('outcome', { enum: SUGGESTION_OUTCOMES }),
    decidedBy: idOf<UserId>('decided_by'),
    decidedAt: moment('decided_at'),
    /** Why it was declined. */
    because: text('because'),
    acceptedSeq: bigint('accepted_seq', { mode: 'number' }),
  },
  (t) => [
    onSubject(t.councilId, t.subjectId),
    foreignKey({
      name: 'suggestions_thread',
      columns: [t.councilId, t.threadId],
      foreignColumns: [commentThreads.councilId, commentThreads.id],
    }),
    uniqueIndex('suggestions_once').on(t.councilId, t.threadId),
    index('suggestions_text').on(t.councilId, t.subjectId),
    check(
      'suggestions_decided_whole',
      sql`num_nonnulls(${t.outcome}, ${t.decidedBy}, ${t.decidedAt}) in (0, 3)
        and (coalesce(${t.outcome}, '') = 'declined') = (${t.because} is not null)
        and (coalesce(${t.outcome}, '') = 'accepted') = (${t.acceptedSeq} is not null)`,
    ),
  ],
)
