import { bigint, boolean, foreignKey, index, integer, text } from 'drizzle-orm/pg-core'
import { bytes, idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { CommentId, SubjectId, ThreadId, UserId } from '../ids'
import { onSubject } from './subject'

/**
 * A thread hangs on a subject, or on words of its text: its first and last letter as Yjs relative positions, kept here, so that
 * readers can comment too. `words` with what stood `before` and `after` them and their paragraph are there while not all of
 * them stand, `seq` is the edit up to which they were followed (lib/text/anchor). `quote` stays what was commented on.
 */
export const commentThreads = councilTable(
  'comment_threads',
  {
    id: newId<ThreadId>(),
    subjectId: idOf<SubjectId>('subject_id').notNull(),
    anchorStart: bytes('anchor_start'),
    anchorEnd: bytes('anchor_end'),
    quote: text('quote'),
    anchorSeq: bigint('anchor_seq', { mode: 'number' }),
    anchorLost: boolean('anchor_lost').notNull().default(false),
    anchorWords: text('anchor_words'),
    anchorBefore: text('anchor_before'),
    anchorAfter: text('anchor_after'),
    anchorWentBefore: integer('anchor_went_before'),
    anchorWentAfter: integer('anchor_went_after'),
    anchorParagraph: integer('anchor_paragraph'),
    createdBy: idOf<UserId>('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    resolvedBy: idOf<UserId>('resolved_by'),
    resolvedAt: moment('resolved_at'),
  },
  (t) => [onSubject(t.councilId, t.subjectId), index('comment_threads_subject').on(t.councilId, t.subjectId)],
)

export const comments = councilTable(
  'comments',
  {
    id: newId<CommentId>(),
    threadId: idOf<ThreadId>('thread_id').notNull(),
    authorId: idOf<UserId>('author_id').notNull(),
    authorName: text('author_name').notNull(),
    authorPost: text('author_post').notNull(),
    body: text('body').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.threadId], foreignColumns: [commentThreads.councilId, commentThreads.id] }),
    index('comments_thread').on(t.councilId, t.threadId, t.createdAt),
  ],
)
