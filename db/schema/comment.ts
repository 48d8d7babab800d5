import { foreignKey, index, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../columns'
import { councilTable } from '../council-table'
import type { DocumentId, UserId } from '../ids'
import { onQuestion } from './assessment'
import { documents } from './document'

/** A thread hangs on its question, or on words of its answer: Yjs relative positions kept here, so that readers can comment too. */
export const commentThreads = councilTable(
  'comment_threads',
  {
    ...onQuestion.columns(),
    documentId: uuid('document_id').$type<DocumentId>(),
    anchorStart: bytes('anchor_start'),
    anchorEnd: bytes('anchor_end'),
    quote: text('quote'),
    createdBy: uuid('created_by').notNull().$type<UserId>(),
    createdAt: moment('created_at').notNull().defaultNow(),
    resolvedBy: uuid('resolved_by').$type<UserId>(),
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
    threadId: uuid('thread_id').notNull(),
    authorId: uuid('author_id').notNull().$type<UserId>(),
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
