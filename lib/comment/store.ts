import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type CommentId, isId, type SubjectId, type ThreadId, type UserId } from '@/db/ids'
import { only } from '@/db/only'
import { commentChanges, commentMentions, comments, commentThreads, threadReads } from '@/db/schema/comment'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { loadSubject, placeOf, type SubjectRow } from '../subject/store'
import { chain } from '../trail/chain'
import type { Reader } from './comment'
import type { WordsOfText } from './words-of-text'

/** A thread with the subject that it hangs on. */
export type ThreadRow = {
  id: ThreadId
  resolvedAt: Date | null
  /** Its words are gone. */
  isLost: boolean
  /** It proposes other words. */
  isSuggestion: boolean
  subject: SubjectRow
}

const threadRow = {
  id: commentThreads.id,
  subjectId: commentThreads.subjectId,
  resolvedAt: commentThreads.resolvedAt,
  isLost: commentThreads.anchorLost,
  isSuggestion: sql<boolean>`exists (select 1 from suggestions g where g.council_id = comment_threads.council_id
    and g.thread_id = comment_threads.id)`,
}

/** The thread and the subject that it hangs on. */
export async function seeThread(tx: Tx, actor: Actor, id: string): Promise<ThreadRow | undefined> {
  if (!isId<ThreadId>(id)) return undefined
  const [row] = await tx.select(threadRow).from(commentThreads).where(eq(commentThreads.id, id))
  const subject = row && (await loadSubject(tx, actor, row.subjectId))
  return row && subject && { ...row, subject }
}

/** The same, held against somebody else's resolving until the transaction ends. */
export async function loadThread(tx: Tx, actor: Actor, id: string): Promise<ThreadRow | undefined> {
  if (!isId<ThreadId>(id)) return undefined
  const [row] = await tx.select(threadRow).from(commentThreads).where(eq(commentThreads.id, id)).for('update')
  const subject = row && (await loadSubject(tx, actor, row.subjectId))
  return row && subject && { ...row, subject }
}

export type CommentRow = { id: CommentId; authorId: UserId; isDeleted: boolean; thread: ThreadRow }

/** A comment that readers see, with its thread, which is held. */
export async function loadComment(tx: Tx, actor: Actor, id: string): Promise<CommentRow | undefined> {
  if (!isId<CommentId>(id)) return undefined
  const [row] = await tx
    .select({
      ...{ id: comments.id, authorId: comments.authorId, threadId: comments.threadId },
      isDeleted: sql<boolean>`exists (select 1 from comment_changes x where x.council_id = comments.council_id
        and x.comment_id = comments.id and x.body is null)`,
    })
    .from(comments)
    .where(and(eq(comments.id, id), isStanding))
  const thread = row && (await loadThread(tx, actor, row.threadId))
  return row && thread && { ...row, thread }
}

/** Whether readers see that there is this comment. */
export const isStanding = sql`is_standing(${comments.councilId}, ${comments.id}, ${comments.createdAt})`
/** Whether others have spoken in a thread, which the statement calls so, since somebody read it. */
export const isUnreadBy = (userId: UserId, thread: 't' | 'comment_threads') => {
  const t = sql.raw(thread)
  return sql<boolean>`exists (select 1 from comments c where c.council_id = ${t}.council_id and c.thread_id = ${t}.id
    and c.author_id <> ${userId} and is_standing(c.council_id, c.id, c.created_at)
    and c.created_at > coalesce((select r.read_at from thread_reads r where r.council_id = ${t}.council_id
      and r.thread_id = ${t}.id and r.user_id = ${userId}), '-infinity'))`
}

export async function saveThread(
  tx: Tx,
  actor: Actor,
  permit: Permit<'comment', SubjectRow>,
  said: Said,
  at: { words: WordsOfText | undefined; level: number | undefined },
): Promise<ThreadId> {
  const threadId = await insertThread(tx, actor, permit.thing, said, at)
  await tell(tx, actor, 'comment.thread-started', threadId, permit.thing)
  return threadId
}

/** The rows of a thread with what was said first, for whoever has a permit of their own for it. */
export async function insertThread(
  tx: Tx,
  actor: Actor,
  subject: SubjectRow,
  said: Said,
  { words, level }: { words: WordsOfText | undefined; level: number | undefined },
): Promise<ThreadId> {
  const [started] = await tx
    .insert(commentThreads)
    .values({
      councilId: actor.councilId,
      subjectId: subject.id,
      anchorStart: words?.start,
      anchorEnd: words?.end,
      anchorSeq: words?.seq,
      quote: words?.quote,
      level,
      createdBy: actor.userId,
      createdAt: actor.now,
    })
    .returning({ id: commentThreads.id })
  if (!started) throw new Error('a thread was not stored')
  await insertComment(tx, actor, started.id, said)
  return started.id
}

export async function saveReply(tx: Tx, actor: Actor, permit: Permit<'reply', ThreadRow>, said: Said) {
  await insertComment(tx, actor, permit.thing.id, said)
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

export async function saveAssigned(
  tx: Tx,
  actor: Actor,
  permit: Permit<'assign-thread', ThreadRow>,
  { to, dueOn }: { to: UserId | null; dueOn: string | null },
) {
  await tx
    .update(commentThreads)
    .set({ assignedTo: to, assignedBy: to === null ? null : actor.userId, dueOn })
    .where(eq(commentThreads.id, permit.thing.id))
  await tell(tx, actor, 'comment.thread-assigned', permit.thing.id, permit.thing.subject, { userId: to, dueOn })
}

/** The other words, or none, beside what was written. */
export async function saveChange(
  tx: Tx,
  actor: Actor,
  permit: Permit<'change-comment', CommentRow>,
  body: string | null,
) {
  const { id: commentId, thread } = permit.thing
  await tx.insert(commentChanges).values({
    councilId: actor.councilId,
    threadId: thread.id,
    commentId,
    changedBy: actor.userId,
    body,
    createdAt: actor.now,
  })
  const act = body === null ? 'comment.deleted' : 'comment.corrected'
  await tell(tx, actor, act, thread.id, thread.subject, { commentId })
}

/** Of these threads, those that the acting person sees. */
export async function loadSeen(tx: Tx, ids: readonly string[]): Promise<ThreadId[]> {
  const asked = ids.flatMap((id) => (isId<ThreadId>(id) ? [id] : []))
  if (asked.length === 0) return []
  const rows = await tx.select({ id: commentThreads.id }).from(commentThreads).where(inArray(commentThreads.id, asked))
  return rows.map(({ id }) => id)
}

export const saveRead = (tx: Tx, actor: Actor, threadIds: readonly ThreadId[]) =>
  tx
    .insert(threadReads)
    .values(
      threadIds.map((threadId) => ({ councilId: actor.councilId, threadId, userId: actor.userId, readAt: actor.now })),
    )
    .onConflictDoUpdate({
      target: [threadReads.councilId, threadReads.threadId, threadReads.userId],
      set: { readAt: actor.now },
    })

/** What somebody says, and whom it names. */
export type Said = { body: string; named: readonly UserId[] }

async function insertComment(tx: Tx, actor: Actor, threadId: ThreadId, { body, named }: Said) {
  const { councilId } = actor
  const made = await tx
    .insert(comments)
    .values({
      ...{ councilId, threadId, body, createdAt: actor.now },
      ...{ authorId: actor.userId, authorName: actor.userName, authorPost: actor.post },
    })
    .returning({ id: comments.id })
  const { id: commentId } = only(made)
  if (named.length > 0)
    await tx.insert(commentMentions).values(named.map((userId) => ({ councilId, threadId, commentId, userId })))
  // Whoever speaks in a thread has read it.
  await saveRead(tx, actor, [threadId])
}

/** Who sees a subject, beside the acting person: all of them, or those of these ids. */
export async function loadReaders(tx: Tx, subjectId: SubjectId, among?: readonly string[]): Promise<Reader[]> {
  if (among?.length === 0) return []
  const { rows } = await tx.execute<Reader>(sql`
    select r.user_id as "userId", r.name, r.post, r.comments from readers_of(${subjectId}) r order by r.name limit 1000`)
  return among ? rows.filter(({ userId }) => among.includes(userId)) : rows
}

/** The trail has what was done, and open pages hear of it. */
export async function tell(
  tx: Tx,
  actor: Actor,
  act: `comment.${string}`,
  threadId: string,
  subject: SubjectRow,
  more: Record<string, string | null> = {},
) {
  await chain(tx, actor, act, { ...placeOf(subject), threadId, ...more })
  await announce(tx, { topic: 'subject', id: subject.questionId ?? subject.id })
}
