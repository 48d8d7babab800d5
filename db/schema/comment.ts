import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  integer,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { CommentChangeId, CommentId, MentionId, SubjectId, ThreadId, ThreadReadId, UserId } from '../ids'
import { anchorColumns } from './anchor'
import { users } from './identity'
import { searchedIn } from './searched'
import { onSubject } from './subject'

/** A thread hangs on a subject, or on words of its text. Where is kept here and not in the text, so that readers can comment too. */
export const commentThreads = councilTable(
  'comment_threads',
  {
    id: newId<ThreadId>(),
    subjectId: idOf<SubjectId>('subject_id').notNull(),
    ...anchorColumns(),
    /** The level of its question whose descriptor it is on. */
    level: integer('level'),
    createdBy: idOf<UserId>('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    resolvedBy: idOf<UserId>('resolved_by'),
    resolvedAt: moment('resolved_at'),
    /** Who was asked to deal with it, by whom, and until when. */
    assignedTo: idOf<UserId>('assigned_to'),
    assignedBy: idOf<UserId>('assigned_by'),
    dueOn: date('due_on'),
    /** All that was said in it was taken back before anybody had to have read it: no reader sees it any more. */
    withdrawnAt: moment('withdrawn_at'),
  },
  (t) => [
    onSubject(t.councilId, t.subjectId),
    index('comment_threads_subject').on(t.councilId, t.subjectId),
    check('comment_threads_level_is_known', sql`${t.level} between 1 and 4`),
    index('comment_threads_assigned').on(t.assignedTo, t.councilId),
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
    unique('comments_in_thread').on(t.councilId, t.threadId, t.id),
    index('comments_thread').on(t.councilId, t.threadId, t.createdAt),
    index('comments_searched').using('gin', searchedIn(t.councilId, t.body)),
  ],
)

/** The columns and the key of what is about a comment; it names the thread too, with which it goes. */
const ofComment = () => ({
  threadId: idOf<ThreadId>('thread_id').notNull(),
  commentId: idOf<CommentId>('comment_id').notNull(),
})
type OfComment = Record<'councilId' | 'threadId' | 'commentId', AnyPgColumn>
const onComment = (name: string, { councilId, threadId, commentId }: OfComment) =>
  foreignKey({
    name,
    columns: [councilId, threadId, commentId],
    foreignColumns: [comments.councilId, comments.threadId, comments.id],
  })

/** What became of a comment at its author's hands: other words, or none where it was deleted. What was written first stays. */
export const commentChanges = councilTable(
  'comment_changes',
  {
    id: newId<CommentChangeId>(),
    ...ofComment(),
    changedBy: idOf<UserId>('changed_by').notNull(),
    body: text('body'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    onComment('comment_changes_of', t),
    index('comment_changes_comment').on(t.councilId, t.commentId, t.createdAt),
    index('comment_changes_searched').using('gin', searchedIn(t.councilId, sql`coalesce(${t.body}, '')`)),
  ],
)

/** Whom a comment names, so that they are told of it. */
export const commentMentions = councilTable(
  'comment_mentions',
  {
    id: newId<MentionId>(),
    ...ofComment(),
    userId: idOf<UserId>('user_id').notNull(),
  },
  (t) => [
    onComment('comment_mentions_of', t),
    uniqueIndex('comment_mentions_once').on(t.councilId, t.commentId, t.userId),
    index('comment_mentions_user').on(t.userId, t.councilId),
  ],
)

/** Up to when somebody has read a thread. It is theirs alone: nobody is told who has read what. */
export const threadReads = councilTable(
  'thread_reads',
  {
    id: newId<ThreadReadId>(),
    threadId: idOf<ThreadId>('thread_id').notNull(),
    userId: idOf<UserId>('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    readAt: moment('read_at').notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.threadId], foreignColumns: [commentThreads.councilId, commentThreads.id] }),
    uniqueIndex('thread_reads_once').on(t.councilId, t.threadId, t.userId),
    index('thread_reads_user').on(t.userId),
  ],
)
