import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Actor, ReviewActor, Tx } from '@/db/gate'
import {
  type AssessmentId,
  type CouncilId,
  type DocumentId,
  isId,
  type PeerId,
  type ReviewCommentId,
  type ReviewId,
  type SubmissionId,
} from '@/db/ids'
import { only } from '@/db/only'
import { assessments } from '@/db/schema/assessment'
import { councils } from '@/db/schema/council'
import { peerLevelConsents } from '@/db/schema/peer-level'
import { reviewComments, reviewPeers, reviews } from '@/db/schema/review'
import { frozenTexts, submissions } from '@/db/schema/submission'
import { announce } from '../announce'
import type { Quoted } from '../comment/comment'
import type { MailedAgain } from '../people/mailed-again'
import type { MailFared } from '../people/people'
import type { Permit } from '../permit'
import type { SubmittedFile } from '../submission/submission'
import { chain } from '../trail/chain'
import type { Answerable, InvitedPeer } from './policy'

export async function loadReview(tx: Tx, reviewId: string) {
  if (!isId<ReviewId>(reviewId)) return undefined
  const [row] = await tx.select().from(reviews).where(eq(reviews.id, reviewId))
  return row
}

export const loadReviewsOf = (tx: Tx, submissionId: SubmissionId) =>
  tx.select().from(reviews).where(eq(reviews.submissionId, submissionId)).orderBy(asc(reviews.createdAt))

/** What was agreed about levels of the teams that review a submission, as far as the reader may know. */
export const loadLevelConsents = (tx: Tx, submissionId: SubmissionId) =>
  tx
    .select({
      reviewId: peerLevelConsents.reviewId,
      side: peerLevelConsents.side,
      stage: peerLevelConsents.stage,
      authorName: peerLevelConsents.authorName,
      createdAt: peerLevelConsents.createdAt,
    })
    .from(peerLevelConsents)
    .innerJoin(
      reviews,
      and(eq(reviews.councilId, peerLevelConsents.councilId), eq(reviews.id, peerLevelConsents.reviewId)),
    )
    .where(eq(reviews.submissionId, submissionId))

/** How their invitations fared, by peer; for whoever hosts the review. */
export async function loadPeersMail(tx: Tx, reviewId: ReviewId): Promise<Map<PeerId, MailFared>> {
  const { rows } = await tx.execute<MailFared & { peerId: PeerId }>(
    sql`select peer_id as "peerId", state as mail, attempts as "mailAttempts" from mails_of_invitations() where review_id = ${reviewId}`,
  )
  return new Map(rows.map(({ peerId, ...fared }) => [peerId, fared]))
}

export async function savePeerMailedAgain(
  tx: Tx,
  actor: Actor,
  permit: Permit<'mail-peer-again', { peerId: PeerId }>,
): Promise<MailedAgain> {
  const { peerId } = permit.thing
  const { rows } = await tx.execute<{ outcome: MailedAgain }>(sql`select mail_peer_again(${peerId}) as outcome`)
  const outcome = rows[0]?.outcome ?? null
  if (outcome === 'mailed') await chain(tx, actor, 'invitation.sent-again', { peerId })
  return outcome
}

export const loadPeers = (tx: Tx, reviewId: ReviewId) =>
  tx.select().from(reviewPeers).where(eq(reviewPeers.reviewId, reviewId)).orderBy(asc(reviewPeers.name))

/** The acting peer's own row. */
export async function loadMyPeer(tx: Tx, actor: ReviewActor) {
  const [row] = await tx
    .select()
    .from(reviewPeers)
    .where(and(eq(reviewPeers.reviewId, actor.reviewId), sql`lower(${reviewPeers.email}) = acting_email()`))
  return row
}

export async function loadCouncilName(tx: Tx, councilId: CouncilId): Promise<string> {
  const [row] = await tx.select({ name: councils.name }).from(councils).where(eq(councils.id, councilId))
  return row?.name ?? ''
}

export async function loadAssessmentTitle(tx: Tx, assessmentId: AssessmentId): Promise<string> {
  const [row] = await tx.select({ title: assessments.title }).from(assessments).where(eq(assessments.id, assessmentId))
  return row?.title ?? ''
}

/** The one submission that this review is of. Row security shows a peer no other. */
export async function loadReviewed(tx: Tx, submissionId: SubmissionId) {
  const [row] = await tx.select().from(submissions).where(eq(submissions.id, submissionId))
  if (!row) return undefined
  const frozen = await tx.select().from(frozenTexts).where(eq(frozenTexts.submissionId, submissionId))
  return { ...row, file: row.content as SubmittedFile, frozen }
}

/** One text as it was frozen, by the code of its question or the number of its area. */
export async function loadFrozenText(tx: Tx, submissionId: SubmissionId, code: string) {
  const [row] = await tx
    .select()
    .from(frozenTexts)
    .where(and(eq(frozenTexts.submissionId, submissionId), eq(frozenTexts.code, code)))
  return row
}

export const loadComments = (tx: Tx, where: { reviewId: ReviewId } | { submissionId: SubmissionId }) =>
  tx
    .select()
    .from(reviewComments)
    .where(
      'reviewId' in where
        ? eq(reviewComments.reviewId, where.reviewId)
        : eq(reviewComments.submissionId, where.submissionId),
    )
    .orderBy(asc(reviewComments.createdAt))

export async function loadComment(tx: Tx, actor: ReviewActor, id: string) {
  if (!isId<ReviewCommentId>(id)) return undefined
  const [row] = await tx
    .select()
    .from(reviewComments)
    .where(and(eq(reviewComments.reviewId, actor.reviewId), eq(reviewComments.id, id)))
  return row
}

/** How many comments that peers have shared of an assessment wait for the council's answer. */
export async function countUnanswered(tx: Tx, assessmentId: AssessmentId): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from review_comments c
    join reviews r on r.council_id = c.council_id and r.id = c.review_id and r.state <> 'closed'
    join submissions s on s.council_id = c.council_id and s.id = c.submission_id
    where s.assessment_id = ${assessmentId} and c.answers_id is null
      and not exists (select 1 from review_comments o where o.review_id = c.review_id and o.answers_id = c.id and o.by_council)`)
  return rows[0]?.count ?? 0
}

export async function saveReview(
  tx: Tx,
  actor: Actor,
  permit: Permit<'invite-peers', { submissionId: SubmissionId; peers: InvitedPeer[] }>,
  about: { title: string; endsOn: string },
): Promise<ReviewId> {
  const { councilId } = actor
  const { submissionId, peers } = permit.thing
  const made = await tx
    .insert(reviews)
    .values({
      councilId,
      submissionId,
      ...about,
      createdBy: actor.userId,
      createdAt: actor.now,
    })
    .returning({ id: reviews.id })
  const { id: reviewId } = only(made)
  await tx.insert(reviewPeers).values(peers.map((peer) => ({ reviewId, councilId, ...peer })))
  await chain(tx, actor, 'review.team-invited', { reviewId, submissionId, peers: peers.length })
  return reviewId
}

export async function saveDeclaration(
  tx: Tx,
  actor: ReviewActor,
  permit: Permit<'declare', null>,
  said: { conflict: 'none' | 'declared'; conflictText: string | null; name?: string },
) {
  await tx
    .update(reviewPeers)
    .set({ ...said, declaredAt: actor.now })
    .where(and(eq(reviewPeers.reviewId, actor.reviewId), sql`lower(${reviewPeers.email}) = acting_email()`))
  await chain(tx, actor, 'review.conflict-stated', {
    reviewId: actor.reviewId,
    conflict: said.conflict,
    act: permit.act,
  })
}

export async function saveClearance(
  tx: Tx,
  actor: Actor,
  permit: Permit<'let-in', { reviewId: ReviewId; peerId: PeerId }>,
) {
  const { reviewId, peerId } = permit.thing
  await tx
    .update(reviewPeers)
    .set({ clearedBy: actor.userId, clearedAt: actor.now })
    .where(and(eq(reviewPeers.reviewId, reviewId), eq(reviewPeers.id, peerId), ne(reviewPeers.conflict, 'awaiting')))
  await chain(tx, actor, 'review.peer-let-in', { reviewId, peerId })
  await announce(tx, { topic: 'review', id: reviewId })
}

/** One that the council has been shown. */
export async function loadSharedComment(tx: Tx, id: string) {
  if (!isId<ReviewCommentId>(id)) return undefined
  const [row] = await tx.select().from(reviewComments).where(eq(reviewComments.id, id))
  return row
}

type NewComment = {
  submissionId: SubmissionId
  code: string
  body: string
  on: Quoted | null
  /** The comment that it answers. */
  answersId: ReviewCommentId | null
}

export async function saveComment(
  tx: Tx,
  actor: ReviewActor,
  permit: Permit<'comment', { subjectId: DocumentId }>,
  { on, ...comment }: NewComment,
) {
  const { reviewId, councilId } = actor
  const [made] = await tx
    .insert(reviewComments)
    .values({
      ...{ reviewId, councilId, ...comment, audience: 'team', subjectId: permit.thing.subjectId },
      ...{ anchorStart: on?.start ?? null, anchorEnd: on?.end ?? null, quote: on?.quote ?? null },
      ...{ authorId: actor.userId, authorName: actor.userName, createdAt: actor.now },
    })
    .returning({ id: reviewComments.id })
  await chain(tx, actor, 'review.commented', { reviewId, code: comment.code })
  await announce(tx, { topic: 'review', id: reviewId })
  return made?.id as string
}

type TeamComment = { id: ReviewCommentId; submissionId: SubmissionId }

/** Nobody of the council is told yet: it may be taken back. */
export async function saveSharing(tx: Tx, actor: ReviewActor, permit: Permit<'share', TeamComment>) {
  await share(tx, actor, permit.thing.id, { audience: 'council', sharedAt: actor.now })
  await chain(tx, actor, 'review.comment-shared', { reviewId: actor.reviewId, commentId: permit.thing.id })
}

export async function saveTakingBack(tx: Tx, actor: ReviewActor, permit: Permit<'take-back', TeamComment>) {
  await share(tx, actor, permit.thing.id, { audience: 'team', sharedAt: null })
  await chain(tx, actor, 'review.comment-taken-back', { reviewId: actor.reviewId, commentId: permit.thing.id })
}

async function share(
  tx: Tx,
  actor: ReviewActor,
  id: ReviewCommentId,
  to: { audience: 'team' | 'council'; sharedAt: Date | null },
) {
  await tx
    .update(reviewComments)
    .set(to)
    .where(and(eq(reviewComments.reviewId, actor.reviewId), eq(reviewComments.id, id)))
  await announce(tx, { topic: 'review', id: actor.reviewId })
}

export async function saveAnswer(tx: Tx, actor: Actor, permit: Permit<'answer-peers', Answerable>, body: string) {
  const { id: answersId, reviewId, submissionId, subjectId, code } = permit.thing
  const { councilId, now: createdAt } = actor
  await tx.insert(reviewComments).values({
    ...{ reviewId, councilId, submissionId, subjectId, code, body, answersId, createdAt },
    ...{ byCouncil: true, audience: 'council', authorId: actor.userId, authorName: actor.userName },
  })
  const [of] = await tx
    .select({ id: submissions.assessmentId })
    .from(submissions)
    .where(eq(submissions.id, submissionId))
  await chain(tx, actor, 'review.answered', { reviewId, commentId: answersId, code, assessmentId: of?.id })
  await announce(tx, { topic: 'review', id: reviewId })
  if (of) await announce(tx, { topic: 'assessment', id: of.id })
}

export async function saveClosing(tx: Tx, actor: Actor, permit: Permit<'close', { reviewId: ReviewId }>) {
  const { reviewId } = permit.thing
  await tx.update(reviews).set({ state: 'closed', closedAt: actor.now }).where(eq(reviews.id, reviewId))
  await chain(tx, actor, 'review.closed', { reviewId })
  await announce(tx, { topic: 'access', review: reviewId })
}

/** Of which assessment a submission is; a peer reads it of the one that they review. */
export async function assessmentOf(tx: Tx, submissionId: SubmissionId): Promise<AssessmentId> {
  const row = await tx
    .select({ id: submissions.assessmentId })
    .from(submissions)
    .where(eq(submissions.id, submissionId))
  return only(row).id
}
