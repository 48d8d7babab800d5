import { foreignKey, index, text } from 'drizzle-orm/pg-core'
import { bytes, idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { CommentId, DocumentId, ThreadId, UserId } from '../ids'
import { onQuestion } from './assessment'
import { documents } from './document'

/** A thread hangs on its question, or on words of its answer: Yjs relative positions kept here, so that readers can comment too. */
export const commentThreads = councilTable(
  'comment_threads',
  {
    id: newId<ThreadId>(),
    ...onQuestion.columns(),
    documentId: idOf<DocumentId>('document_id'),
    anchorStart: bytes('anchor_start'),
    anchorEnd: bytes('anchor_end'),
    quote: text('quote'),
    createdBy: idOf<UserId>('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    resolvedBy: idOf<UserId>('resolved_by'),
    resolvedAt: moment('resolved_at'),
  },
  (t) => [
    onQuestion.key(t),
    foreignKey({ columns: [t.councilId, t.documentId], foreignColumns: [documents.councilId, documents.id] }),
    index('comment_threads_question').on(t.councilId, t.assessmentId, t.assessmentQuestionId),
  ],
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
