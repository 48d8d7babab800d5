import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Actor, ReviewActor, Tx } from '@/db/gate'
import {
  type FactPointId,
  type FindingId,
  isId,
  type RecommendationId,
  type ReviewId,
  type SubmissionId,
} from '@/db/ids'
import { only } from '@/db/only'
import { evidence } from '@/db/schema/evidence'
import { factPoints, findings, recommendationAnswers, recommendations } from '@/db/schema/finding'
import { replies } from '@/db/schema/reply'
import { conversations } from '@/db/schema/request'
import { reviews } from '@/db/schema/review'
import { frozenTexts } from '@/db/schema/submission'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { assessmentOf } from '../review/store'
import { chain } from '../trail/chain'
import type { Held, PointHeld } from './policy'
import type { FindingKind, Priority, Timescale } from './report'

/** The review that a report is of; its row is held by whoever moves it on. */
export async function loadHeld(tx: Tx, id: string, lock?: 'update'): Promise<Held | undefined> {
  if (!isId<ReviewId>(id)) return undefined
  const { id: review, submissionId, state, sentAt, checkUntil, publishedAt, endsOn } = reviews
  const asked = tx
    .select({ id: review, submissionId, state, sentAt, checkUntil, publishedAt, endsOn })
    .from(reviews)
    .where(eq(review, id))
  const [row] = lock ? await asked.for(lock) : await asked
  return row
}

export const loadFindings = (tx: Tx, reviewId: ReviewId) =>
  tx.select().from(findings).where(eq(findings.reviewId, reviewId)).orderBy(asc(findings.createdAt), asc(findings.id))

export const loadRecommendations = (tx: Tx, reviewId: ReviewId) =>
  tx
    .select()
    .from(recommendations)
    .where(eq(recommendations.reviewId, reviewId))
    .orderBy(asc(recommendations.createdAt), asc(recommendations.id))

export const loadPoints = (tx: Tx, reviewId: ReviewId) =>
  tx
    .select()
    .from(factPoints)
    .where(eq(factPoints.reviewId, reviewId))
    .orderBy(asc(factPoints.createdAt), asc(factPoints.id))

/** One of a review's findings or recommendations, or that there is none. */
export async function loadWritten(tx: Tx, reviewId: ReviewId, of: 'finding' | 'recommendation', id: string) {
  const table = of === 'finding' ? findings : recommendations
  if (!isId<never>(id)) return 'gone' as const
  const [row] = await tx
    .select({ id: table.id, authorId: table.authorId, words: table.words })
    .from(table)
    .where(and(eq(table.reviewId, reviewId), eq(table.id, id)))
  return row ?? ('gone' as const)
}

export async function loadPoint(tx: Tx, reviewId: ReviewId, id: string): Promise<PointHeld | undefined> {
  if (!isId<FactPointId>(id)) return undefined
  const [row] = await tx
    .select()
    .from(factPoints)
    .where(and(eq(factPoints.reviewId, reviewId), eq(factPoints.id, id)))
    .for('update')
  return row
}

/** What the council replied to a report, once it is agreed, with its answer to each recommendation. */
export async function loadAgreedReply(tx: Tx, reviewId: ReviewId) {
  const [row] = await tx
    .select({ words: replies.words, agreedAt: replies.agreedAt })
    .from(replies)
    .where(and(eq(replies.reviewId, reviewId), inArray(replies.state, ['agreed', 'published'])))
  if (!row?.agreedAt) return null
  const { recommendationId, decision, reason } = recommendationAnswers
  const answers = await tx
    .select({ recommendationId, decision, reason })
    .from(recommendationAnswers)
    .where(eq(recommendationAnswers.reviewId, reviewId))
  return { words: row.words, agreedAt: row.agreedAt, answers }
}

/** The questions of each conversation that the team noted, for its own report. */
export async function loadHeardOn(tx: Tx, reviewId: ReviewId): Promise<string[][]> {
  const rows = await tx
    .select({ codes: conversations.codes })
    .from(conversations)
    .where(eq(conversations.reviewId, reviewId))
  return rows.map(({ codes }) => codes)
}

/** The question of each piece of evidence that the reader may open now, among those of a submission. */
export async function loadOpenOn(tx: Tx, submissionId: SubmissionId): Promise<string[][]> {
  const rows = await tx
    .select({ code: frozenTexts.code })
    .from(evidence)
    .innerJoin(
      frozenTexts,
      and(
        eq(frozenTexts.councilId, evidence.councilId),
        eq(frozenTexts.submissionId, submissionId),
        sql`${frozenTexts.subjectId} = ${evidence.assessmentQuestionId}`,
      ),
    )
    .where(isNull(evidence.removedAt))
  return rows.map(({ code }) => [code])
}

type Writing = Permit<'write', Held>
const author = ({ userId, userName, now }: Pick<ReviewActor, 'userId' | 'userName' | 'now'>) => ({
  ...{ authorId: userId, authorName: userName, createdAt: now },
})
/** What the team writes first begins its drafting. */
const begin = (tx: Tx, { thing: { id, state } }: Writing) =>
  state === 'drafting' ? undefined : tx.update(reviews).set({ state: 'drafting' }).where(eq(reviews.id, id))

export type SaidFinding = {
  kind: FindingKind
  words: string
  codes: string[]
  documents: number
  conversations: number
}

export async function saveFinding(tx: Tx, actor: ReviewActor, permit: Writing, said: SaidFinding, id?: FindingId) {
  const { reviewId, councilId } = actor
  await begin(tx, permit)
  const written = id
    ? await tx
        .update(findings)
        .set(said)
        .where(and(eq(findings.reviewId, reviewId), eq(findings.id, id)))
        .returning({ id: findings.id })
    : await tx
        .insert(findings)
        .values({ reviewId, councilId, ...said, ...author(actor) })
        .returning({ id: findings.id })
  await note(tx, actor, 'review.finding-written', { findingId: only(written).id })
  return only(written).id
}

export type SaidRecommendation = { words: string; priority: Priority; timescale: Timescale; ownerPost: string }

export async function saveRecommendation(
  tx: Tx,
  actor: ReviewActor,
  permit: Writing,
  said: SaidRecommendation,
  id?: RecommendationId,
) {
  const { reviewId, councilId } = actor
  await begin(tx, permit)
  const written = id
    ? await tx
        .update(recommendations)
        .set(said)
        .where(and(eq(recommendations.reviewId, reviewId), eq(recommendations.id, id)))
        .returning({ id: recommendations.id })
    : await tx
        .insert(recommendations)
        .values({ reviewId, councilId, ...said, ...author(actor) })
        .returning({ id: recommendations.id })
  await note(tx, actor, 'review.recommendation-written', { recommendationId: only(written).id })
  return only(written).id
}

export async function saveRemoval(
  tx: Tx,
  actor: ReviewActor,
  permit: Writing,
  of: { kind: 'finding' | 'recommendation'; id: string },
) {
  const table = sql.identifier(of.kind === 'finding' ? 'findings' : 'recommendations')
  await tx.execute(sql`delete from ${table} where review_id = ${permit.thing.id} and id = ${of.id}`)
  await note(tx, actor, 'review.written-removed', { [`${of.kind}Id`]: of.id })
}

export async function saveSending(tx: Tx, actor: ReviewActor, permit: Permit<'send', Held>, checkUntil: string) {
  const { id, submissionId } = permit.thing
  await tx.update(reviews).set({ state: 'council_reply', sentAt: actor.now, checkUntil }).where(eq(reviews.id, id))
  await note(tx, actor, 'review.report-sent', {
    submissionId,
    checkUntil,
    assessmentId: await assessmentOf(tx, submissionId),
  })
}

export async function savePublication(tx: Tx, actor: ReviewActor, permit: Permit<'publish', Held>) {
  const { id, submissionId } = permit.thing
  await tx.update(reviews).set({ state: 'published', publishedAt: actor.now }).where(eq(reviews.id, id))
  await note(tx, actor, 'review.report-published', { submissionId, assessmentId: await assessmentOf(tx, submissionId) })
}

/** Words change where the lead peer says that the council is right; what was asked and answered stays beside them. */
export async function saveDecision(
  tx: Tx,
  actor: ReviewActor,
  permit: Permit<'decide', PointHeld & Pick<Held, 'submissionId'>>,
  decided: { answer: string; words: string | null },
) {
  const { id, submissionId, findingId, recommendationId } = permit.thing
  const { answer, words } = decided
  await tx
    .update(factPoints)
    .set({ state: words === null ? 'kept' : 'corrected', answer, decidedAt: actor.now })
    .where(and(eq(factPoints.reviewId, actor.reviewId), eq(factPoints.id, id)))
  if (words !== null) {
    const table = sql.identifier(findingId ? 'findings' : 'recommendations')
    await tx.execute(
      sql`update ${table} set words = ${words} where review_id = ${actor.reviewId} and id = ${findingId ?? recommendationId}`,
    )
  }
  await note(tx, actor, 'review.fact-decided', { pointId: id, assessmentId: await assessmentOf(tx, submissionId) })
}

export async function saveQuestioned(
  tx: Tx,
  actor: Actor,
  permit: Permit<'question', Held>,
  said: { findingId?: FindingId; recommendationId?: RecommendationId; says: string; correction: string },
) {
  const { id: reviewId } = permit.thing
  const { councilId } = actor
  const made = await tx
    .insert(factPoints)
    .values({ reviewId, councilId, ...said, ...author(actor) })
    .returning({ id: factPoints.id })
  await chain(tx, actor, 'review.correction-proposed', { reviewId, pointId: only(made).id })
  await announce(tx, { topic: 'review', id: reviewId })
  return only(made).id
}

async function note(tx: Tx, actor: ReviewActor, act: `${string}.${string}`, subject: Record<string, unknown>) {
  await chain(tx, actor, act, { reviewId: actor.reviewId, ...subject })
  await announce(tx, { topic: 'review', id: actor.reviewId })
}
