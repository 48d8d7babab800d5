import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { type AssessmentId, isId, type SubjectId, type ThreadId, type UserId } from '@/db/ids'
import { comments, commentThreads } from '@/db/schema/comment'
import { suggestions } from '@/db/schema/suggestion'
import { type PageAsked, pageOf, reading } from '../page'
import { isStanding, isUnreadBy } from './store'

/** What a comment says now, if anything, and since when. */
const lastChange = (what: 'body' | 'created_at') =>
  sql`(select x.${sql.raw(what)} from comment_changes x where x.council_id = comments.council_id and x.comment_id = comments.id
    order by x.created_at desc, x.id desc limit 1)`
/** A comment as its author left it. */
export const columnsOfComment = {
  ...{ id: comments.id, threadId: comments.threadId, createdAt: comments.createdAt },
  ...{ authorId: comments.authorId, authorName: comments.authorName, authorPost: comments.authorPost },
  changedAt: sql<Date | null>`${lastChange('created_at')}`.mapWith(comments.createdAt),
  /** Nothing, where it was deleted. */
  body: sql<
    string | null
  >`case when ${lastChange('created_at')} is null then comments.body else ${lastChange('body')} end`,
  /** The names that it calls people by. */
  named: sql<string[]>`array(select coalesce(u.name, u.email) from comment_mentions m join users u on u.id = m.user_id
    where m.council_id = comments.council_id and m.comment_id = comments.id)`,
}

/** What a thread proposes, if it does, and what became of it. */
const proposed = {
  ...{ words: suggestions.words, replacement: suggestions.replacement, madeBy: suggestions.madeBy },
  ...{ outcome: suggestions.outcome, because: suggestions.because },
}
const nameOf = (user: 'resolved_by' | 'assigned_to') =>
  sql<string | null>`(select coalesce(u.name, u.email) from users u where u.id = comment_threads.${sql.raw(user)})`
const threadRows = (tx: Tx, reader: UserId) =>
  tx
    .select({
      thread: commentThreads,
      isUnread: isUnreadBy(reader, 'comment_threads'),
      resolvedByName: nameOf('resolved_by'),
      assignedName: nameOf('assigned_to'),
      suggestion: proposed,
    })
    .from(commentThreads)
    .leftJoin(
      suggestions,
      and(eq(suggestions.councilId, commentThreads.councilId), eq(suggestions.threadId, sql`${commentThreads.id}`)),
    )
    .$dynamic()

/** A page of a subject's threads, the newest first, each with the comment that began it and the last of the others. */
export async function loadThreads(
  tx: Tx,
  of: { subjectId: SubjectId; isResolved: boolean; reader: UserId },
  asked: PageAsked,
  size: number,
) {
  const read = reading(
    asked,
    {
      ...{ key: commentThreads.createdAt, id: commentThreads.id, isDown: true },
      keyOf: (id) => sql`(select p.created_at from comment_threads p where p.id = ${id})`,
    },
    size,
  )
  const isOf = of.isResolved ? isNotNull(commentThreads.resolvedAt) : isNull(commentThreads.resolvedAt)
  const found = await threadRows(tx, of.reader)
    .where(and(eq(commentThreads.subjectId, of.subjectId), isOf, read.where))
    .orderBy(read.orderBy)
    .limit(read.limit)
  const page = pageOf(
    found.map(({ thread, ...names }) => ({ ...thread, ...names })),
    asked,
    size,
  )
  const said = await loadFirstAndLast(
    tx,
    page.rows.map(({ id }) => id),
  )
  return {
    ...page,
    rows: page.rows.map((thread) => {
      const own = said.filter(({ threadId }) => threadId === thread.id)
      return { ...thread, comments: own, said: own[0]?.said ?? 0 }
    }),
  }
}

/** One thread of a subject, with a page of what was said in it, in the order it was said. */
export async function loadWholeThread(
  tx: Tx,
  of: { subjectId: SubjectId; id: string; reader: UserId },
  asked: PageAsked,
  size: number,
) {
  const { id, subjectId } = of
  if (!isId<ThreadId>(id)) return undefined
  const [row] = await threadRows(tx, of.reader).where(
    and(eq(commentThreads.id, id), eq(commentThreads.subjectId, subjectId)),
  )
  if (!row) return undefined
  const { thread, ...names } = row
  const read = reading(
    asked,
    {
      ...{ key: comments.createdAt, id: comments.id },
      keyOf: (place) => sql`(select p.created_at from comments p where p.id = ${place})`,
    },
    size,
  )
  const found = await tx
    .select(columnsOfComment)
    .from(comments)
    .where(and(eq(comments.threadId, id), isStanding, read.where))
    .orderBy(read.orderBy)
    .limit(read.limit)
  const { rows, previous, next } = pageOf(found, asked, size)
  return {
    thread: { ...thread, ...names, comments: rows, said: rows.length },
    ...{ previous, next },
  }
}

/** So many of the last comments of a thread stand in a list, after the first. */
const LAST = 2

/** Of each of these threads the first comment and the last ones, in their order, with how many there are. */
async function loadFirstAndLast(tx: Tx, threadIds: ThreadId[]) {
  if (threadIds.length === 0) return []
  const placed = tx.$with('placed').as(
    tx
      .select({
        id: comments.id,
        place:
          sql<number>`row_number() over (partition by ${comments.threadId} order by ${comments.createdAt}, ${comments.id})`.as(
            'place',
          ),
        said: sql<number>`(count(*) over (partition by ${comments.threadId}))::int`.as('said'),
      })
      .from(comments)
      .where(and(inArray(comments.threadId, threadIds), isStanding)),
  )
  return tx
    .with(placed)
    .select({ ...columnsOfComment, said: placed.said })
    .from(placed)
    .innerJoin(comments, eq(comments.id, placed.id))
    .where(
      and(
        inArray(comments.threadId, threadIds),
        sql`(${placed.place} = 1 or ${placed.place} > ${placed.said} - ${LAST})`,
      ),
    )
    .orderBy(asc(comments.createdAt), asc(comments.id))
}
export type LoadedThread = NonNullable<Awaited<ReturnType<typeof loadWholeThread>>>['thread']

/** How many threads of an assessment are open, of those that the acting person sees. */
export async function countOpenThreads(tx: Tx, assessmentId: AssessmentId): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from comment_threads t join subjects s on s.council_id = t.council_id and s.id = t.subject_id
    where s.assessment_id = ${assessmentId} and t.resolved_at is null`)
  return rows[0]?.count ?? 0
}

/** How many threads of a subject are open, how many of those have lost their words, and how many are resolved. */
export async function countThreads(tx: Tx, subjectId: SubjectId) {
  const [counted] = await tx
    .select({
      open: sql<number>`(count(*) filter (where ${commentThreads.resolvedAt} is null))::int`,
      resolved: sql<number>`(count(*) filter (where ${commentThreads.resolvedAt} is not null))::int`,
      lost: sql<number>`(count(*) filter (where ${commentThreads.resolvedAt} is null and ${commentThreads.anchorLost}))::int`,
    })
    .from(commentThreads)
    .where(eq(commentThreads.subjectId, subjectId))
  return counted ?? { open: 0, resolved: 0, lost: 0 }
}
