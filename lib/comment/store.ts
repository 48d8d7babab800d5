import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor, Tx } from '@/db/gate'
import { type AssessmentId, type AssessmentQuestionId, type DocumentId, isId, type ThreadId } from '@/db/ids'
import { assessmentQuestions } from '@/db/schema/assessment'
import { comments, commentThreads } from '@/db/schema/comment'
import { users } from '@/db/schema/identity'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { CommentOn, Quoted } from './comment'

export type ThreadRow = {
  id: ThreadId
  assessmentId: AssessmentId
  assessmentQuestionId: AssessmentQuestionId
  code: string
  resolvedAt: Date | null
}

/** The thread and where it hangs, held against somebody else's resolving until the transaction ends. */
export async function loadThread(tx: Tx, id: string): Promise<ThreadRow | undefined> {
  if (!isId<ThreadId>(id)) return undefined
  const [row] = await tx
    .select({
      id: commentThreads.id,
      assessmentId: commentThreads.assessmentId,
      assessmentQuestionId: commentThreads.assessmentQuestionId,
      code: assessmentQuestions.code,
      resolvedAt: commentThreads.resolvedAt,
    })
    .from(commentThreads)
    .innerJoin(
      assessmentQuestions,
      and(
        eq(assessmentQuestions.councilId, commentThreads.councilId),
        eq(assessmentQuestions.id, sql`${commentThreads.assessmentQuestionId}`),
      ),
    )
    .where(eq(commentThreads.id, id))
    .for('update', { of: commentThreads })
  return row
}

/** A question's threads, the open ones first, each with its comments in the order they were written. */
export async function loadThreads(tx: Tx, questionId: AssessmentQuestionId) {
  const resolver = alias(users, 'resolver')
  const threads = await tx
    .select({ thread: commentThreads, resolvedBy: sql<string | null>`coalesce(${resolver.name}, ${resolver.email})` })
    .from(commentThreads)
    .leftJoin(resolver, eq(resolver.id, commentThreads.resolvedBy))
    .where(eq(commentThreads.assessmentQuestionId, questionId))
    .orderBy(sql`${commentThreads.resolvedAt} is not null`, asc(commentThreads.createdAt), asc(commentThreads.id))
  const said = await tx
    .select({ comment: comments })
    .from(comments)
    .innerJoin(
      commentThreads,
      and(eq(commentThreads.councilId, comments.councilId), eq(commentThreads.id, sql`${comments.threadId}`)),
    )
    .where(eq(commentThreads.assessmentQuestionId, questionId))
    .orderBy(asc(comments.createdAt), asc(comments.id))
  return threads.map(({ thread, resolvedBy }) => ({
    ...thread,
    resolvedByName: resolvedBy,
    comments: said.map((row) => row.comment).filter((comment) => comment.threadId === thread.id),
  }))
}
export type LoadedThread = Awaited<ReturnType<typeof loadThreads>>[number]

export type OnWords = Quoted & { documentId: DocumentId }

export async function saveThread(
  tx: Tx,
  actor: Actor,
  permit: Permit<'comment', CommentOn>,
  body: string,
  words: OnWords | undefined,
): Promise<string> {
  const { assessmentId, question } = permit.thing
  const [started] = await tx
    .insert(commentThreads)
    .values({
      councilId: actor.councilId,
      assessmentId,
      assessmentQuestionId: question.id,
      documentId: words?.documentId,
      anchorStart: words?.start,
      anchorEnd: words?.end,
      quote: words?.quote,
      createdBy: actor.userId,
      createdAt: actor.now,
    })
    .returning({ id: commentThreads.id })
  if (!started) throw new Error('a thread was not stored')
  await insertComment(tx, actor, started.id, body)
  await tell(tx, actor, 'comment.thread-started', started.id, { assessmentId, questionId: question.id })
  return started.id
}

export async function saveReply(tx: Tx, actor: Actor, permit: Permit<'reply', ThreadRow>, body: string) {
  await insertComment(tx, actor, permit.thing.id, body)
  await tell(tx, actor, 'comment.replied', permit.thing.id, placeOf(permit.thing))
}

export async function saveResolved(tx: Tx, actor: Actor, permit: Permit<'resolve', ThreadRow>) {
  await tx
    .update(commentThreads)
    .set({ resolvedBy: actor.userId, resolvedAt: actor.now })
    .where(and(eq(commentThreads.id, permit.thing.id), isNull(commentThreads.resolvedAt)))
  await tell(tx, actor, 'comment.thread-resolved', permit.thing.id, placeOf(permit.thing))
}

export async function saveReopened(tx: Tx, actor: Actor, permit: Permit<'reopen', ThreadRow>) {
  await tx
    .update(commentThreads)
    .set({ resolvedBy: null, resolvedAt: null })
    .where(eq(commentThreads.id, permit.thing.id))
  await tell(tx, actor, 'comment.thread-reopened', permit.thing.id, placeOf(permit.thing))
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

type Where = { assessmentId: string; questionId: string }
const placeOf = (thread: ThreadRow): Where => ({
  assessmentId: thread.assessmentId,
  questionId: thread.assessmentQuestionId,
})

async function tell(tx: Tx, actor: Actor, act: `comment.${string}`, threadId: string, where: Where) {
  await chain(tx, actor, act, { ...where, threadId })
  await announce(tx, { topic: 'question', council: actor.councilId, id: where.questionId })
}
