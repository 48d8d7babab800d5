import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor, Tx } from '@/db/gate'
import { isId, type SubjectId, type ThreadId } from '@/db/ids'
import { comments, commentThreads } from '@/db/schema/comment'
import { users } from '@/db/schema/identity'
import { announce } from '../announce'
import { type PageAsked, pageOf, reading } from '../page'
import type { Permit } from '../permit'
import { loadSubject, placeOf, type SubjectRow } from '../subject/store'
import { chain } from '../trail/chain'
import type { WordsOfText } from './words-of-text'

/** A thread with the subject that it hangs on. */
export type ThreadRow = {
  id: ThreadId
  resolvedAt: Date | null
  /** Its words are gone. */
  isLost: boolean
  subject: SubjectRow
}

/** The thread and the subject that it hangs on, held against somebody else's resolving until the transaction ends. */
export async function loadThread(tx: Tx, actor: Actor, id: string): Promise<ThreadRow | undefined> {
  if (!isId<ThreadId>(id)) return undefined
  const [row] = await tx
    .select({
      id: commentThreads.id,
      subjectId: commentThreads.subjectId,
      resolvedAt: commentThreads.resolvedAt,
      isLost: commentThreads.anchorLost,
    })
    .from(commentThreads)
    .where(eq(commentThreads.id, id))
    .for('update')
  const subject = row && (await loadSubject(tx, actor, row.subjectId))
  return row && subject && { ...row, subject }
}

const resolver = alias(users, 'resolver')
const threadRows = (tx: Tx) =>
  tx
    .select({
      thread: commentThreads,
      resolvedByName: sql<string | null>`coalesce(${resolver.name}, ${resolver.email})`,
    })
    .from(commentThreads)
    .leftJoin(resolver, eq(resolver.id, commentThreads.resolvedBy))
    .$dynamic()

/** A page of a subject's threads, the newest first, each with the comment that began it and the last of the others. */
export async function loadThreads(
  tx: Tx,
  of: { subjectId: SubjectId; isResolved: boolean },
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
  const found = await threadRows(tx)
    .where(and(eq(commentThreads.subjectId, of.subjectId), isOf, read.where))
    .orderBy(read.orderBy)
    .limit(read.limit)
  const page = pageOf(
    found.map(({ thread, resolvedByName }) => ({ ...thread, resolvedByName })),
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
export async function loadWholeThread(tx: Tx, subjectId: SubjectId, id: string, asked: PageAsked, size: number) {
  if (!isId<ThreadId>(id)) return undefined
  const [row] = await threadRows(tx).where(and(eq(commentThreads.id, id), eq(commentThreads.subjectId, subjectId)))
  if (!row) return undefined
  const read = reading(
    asked,
    {
      ...{ key: comments.createdAt, id: comments.id },
      keyOf: (place) => sql`(select p.created_at from comments p where p.id = ${place})`,
    },
    size,
  )
  const found = await tx
    .select()
    .from(comments)
    .where(and(eq(comments.threadId, id), read.where))
    .orderBy(read.orderBy)
    .limit(read.limit)
  const { rows, previous, next } = pageOf(found, asked, size)
  return {
    thread: { ...row.thread, resolvedByName: row.resolvedByName, comments: rows, said: rows.length },
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
      .where(inArray(comments.threadId, threadIds)),
  )
  const found = await tx
    .with(placed)
    .select({ comment: comments, said: placed.said })
    .from(placed)
    .innerJoin(comments, eq(comments.id, placed.id))
    .where(
      and(
        inArray(comments.threadId, threadIds),
        sql`(${placed.place} = 1 or ${placed.place} > ${placed.said} - ${LAST})`,
      ),
    )
    .orderBy(asc(comments.createdAt), asc(comments.id))
  return found.map(({ comment, said }) => ({ ...comment, said }))
}
export type LoadedThread = NonNullable<Awaited<ReturnType<typeof loadWholeThread>>>['thread']

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

export async function saveThread(
  tx: Tx,
  actor: Actor,
  permit: Permit<'comment', SubjectRow>,
  body: string,
  words: WordsOfText | undefined,
): Promise<string> {
  const subject = permit.thing
  const [started] = await tx
    .insert(commentThreads)
    .values({
      councilId: actor.councilId,
      subjectId: subject.id,
      anchorStart: words?.start,
      anchorEnd: words?.end,
      anchorSeq: words?.seq,
      quote: words?.quote,
      createdBy: actor.userId,
      createdAt: actor.now,
    })
    .returning({ id: commentThreads.id })
  if (!started) throw new Error('a thread was not stored')
  await insertComment(tx, actor, started.id, body)
  await tell(tx, actor, 'comment.thread-started', started.id, subject)
  return started.id
}

export async function saveReply(tx: Tx, actor: Actor, permit: Permit<'reply', ThreadRow>, body: string) {
  await insertComment(tx, actor, permit.thing.id, body)
  await tell(tx, actor, 'comment.replied', permit.thing.id, permit.thing.subject)
}

export async function saveResolved(tx: Tx, actor: Actor, permit: Permit<'resolve', ThreadRow>) {
  await tx
    .update(commentThreads)
    .set({ resolvedBy: actor.userId, resolvedAt: actor.now })
    .where(and(eq(commentThreads.id, permit.thing.id), isNull(commentThreads.resolvedAt)))
  await tell(tx, actor, 'comment.thread-resolved', permit.thing.id, permit.thing.subject)
}

export async function saveReopened(tx: Tx, actor: Actor, permit: Permit<'reopen', ThreadRow>) {
  await tx
    .update(commentThreads)
    .set({ resolvedBy: null, resolvedAt: null })
    .where(eq(commentThreads.id, permit.thing.id))
  await tell(tx, actor, 'comment.thread-reopened', permit.thing.id, permit.thing.subject)
}

export async function saveAttached(tx: Tx, actor: Actor, permit: Permit<'attach', ThreadRow>, words: WordsOfText) {
  await tx
    .update(commentThreads)
    .set({
      ...{ anchorStart: words.start, anchorEnd: words.end, anchorSeq: words.seq, quote: words.quote },
      ...{
        anchorLost: false,
        anchorWords: null,
        anchorBefore: null,
        anchorAfter: null,
        anchorWentBefore: null,
        anchorWentAfter: null,
        anchorParagraph: null,
      },
    })
    .where(eq(commentThreads.id, permit.thing.id))
  await tell(tx, actor, 'comment.thread-attached', permit.thing.id, permit.thing.subject)
}

const insertComment = (tx: Tx, actor: Actor, threadId: ThreadId, body: string) =>
  tx.insert(comments).values({
    councilId: actor.councilId,
    threadId,
    authorId: actor.userId,
    authorName: actor.userName,
    authorPost: actor.post,
    body,
    createdAt: actor.now,
  })

async function tell(tx: Tx, actor: Actor, act: `comment.${string}`, threadId: string, subject: SubjectRow) {
  await chain(tx, actor, act, { ...placeOf(subject), threadId })
  await announce(tx, { topic: 'subject', id: subject.questionId ?? subject.id })
}
