import { and, eq, sql } from 'drizzle-orm'
import type { Actor, ReviewActor, Tx } from '@/db/gate'
import { isId, type PeerId, type ProgressReviewId, type RecommendationId, type ReviewId } from '@/db/ids'
import { only } from '@/db/only'
import { progressEvidence, progressReviews, progressStatements, progressViews } from '@/db/schema/progress'
import { reviews } from '@/db/schema/review'
import { announce } from '../announce'
import type { StoredAs } from '../evidence/serve-file'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import { seenAt } from '../words/dates'
import type { OfRecommendation, ProgressHeld, Reported, Stating, Viewing } from './policy'
import type { HowFar } from './progress'

export async function loadReported(tx: Tx, reviewId: string): Promise<Reported | undefined> {
  if (!isId(reviewId)) return undefined
  const { rows } = await tx.execute<Reported>(sql`
    select v.id as "reviewId", s.assessment_id as "assessmentId", v.published_at is not null as "isPublished", p.id as "progressId",
      (select count(*)::int from recommendations c where c.council_id = v.council_id and c.review_id = v.id) as recommended,
      (select count(*)::int from recommendations c where c.council_id = v.council_id and c.review_id = v.id and not exists (
        select 1 from recommendation_answers a where a.council_id = c.council_id and a.recommendation_id = c.id)) as unanswered
    from reviews v join submissions s on s.council_id = v.council_id and s.id = v.submission_id
    left join progress_reviews p on p.council_id = v.council_id and p.review_id = v.id
    where v.id = ${reviewId} and v.council_id = (select acting_council())`)
  return rows[0]
}

type Which = { progressId: string } | { reviewId: ReviewId }
/** One progress review as a policy needs it; held until the act is over, so that nothing is written while it moves on. */
export async function loadHeld(tx: Tx, which: Which, lock?: 'update'): Promise<ProgressHeld | undefined> {
  const id = 'progressId' in which ? which.progressId : which.reviewId
  if (!isId(id)) return undefined
  const column = 'progressId' in which ? sql`p.id` : sql`p.review_id`
  // Counted after it is held: in one statement the counts would be of before.
  if (lock) await tx.execute(sql`select 1 from progress_reviews p where ${column} = ${id} for update`)
  const { rows } = await tx.execute<ProgressHeld>(sql`
    select p.id, p.review_id as "reviewId", s.assessment_id as "assessmentId", p.state, v.ends_on::text as "endsOn",
      p.sent_at as "sentAt", p.published_at as "publishedAt",
      (select count(*)::int from recommendations c where c.review_id = p.review_id and not exists (
        select 1 from progress_statements t where t.review_id = c.review_id and t.recommendation_id = c.id)) as unstated,
      (select count(*)::int from recommendations c where c.review_id = p.review_id and not exists (
        select 1 from progress_views w where w.review_id = c.review_id and w.recommendation_id = c.id)) as unviewed
    from progress_reviews p join reviews v on v.council_id = p.council_id and v.id = p.review_id
    join submissions s on s.council_id = v.council_id and s.id = v.submission_id
    where ${column} = ${id}`)
  return rows[0]
}

/** One recommendation of a report, and which writing on it stands. */
export async function loadOf(
  tx: Tx,
  reviewId: ReviewId,
  id: string,
  what: 'statement' | 'view',
): Promise<OfRecommendation | undefined> {
  if (!isId<RecommendationId>(id)) return undefined
  const written = what === 'statement' ? sql`progress_statements` : sql`progress_views`
  const { rows } = await tx.execute<{ at: string | null }>(sql`
    select w.created_at as at from recommendations c
    left join ${written} w on w.review_id = c.review_id and w.recommendation_id = c.id
    where c.review_id = ${reviewId} and c.id = ${id}`)
  const [row] = rows
  return row && { id, stands: seenAt(row.at) }
}

/** Those of its team whom no conflict of interest keeps out. */
export async function loadPeerIds(tx: Tx, reviewId: ReviewId): Promise<PeerId[]> {
  const { rows } = await tx.execute<{ id: PeerId }>(sql`
    select id from review_peers where review_id = ${reviewId} and (conflict <> 'declared' or cleared_at is not null)`)
  return rows.map(({ id }) => id)
}

/** A file that was named with a statement, as far as the reader may still open it. */
export async function loadNamedFile(tx: Tx, reviewId: ReviewId, id: string): Promise<StoredAs | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await tx.execute<StoredAs>(sql`
    select r.council_id as "councilId", r.sha256, r.file_name as "fileName", r.media_type as "mediaType"
    from progress_evidence e
    join evidence_items i on i.council_id = e.council_id and i.id = e.item_id
    join evidence_revisions r on r.council_id = i.council_id and r.item_id = i.id and r.id = e.revision_id
    where e.review_id = ${reviewId} and e.id = ${id}`)
  return rows[0]
}

export async function saveBegun(tx: Tx, actor: Actor, permit: Permit<'begin-progress', Reported>) {
  const { reviewId, assessmentId } = permit.thing
  const { councilId, userId: begunBy, now: begunAt } = actor
  const made = await tx
    .insert(progressReviews)
    .values({ councilId, reviewId, begunBy, begunAt })
    .returning({ id: progressReviews.id })
  const { id: progressId } = only(made)
  await note(tx, actor, 'progress.begun', { assessmentId, reviewId, progressId })
  return progressId
}

const author = ({ userId, userName, now }: Pick<Actor, 'userId' | 'userName' | 'now'>) => ({
  ...{ authorId: userId, authorName: userName, createdAt: now },
})

export async function saveStatement(tx: Tx, actor: Actor, permit: Permit<'state-progress', Stating>, words: string) {
  const { progress, recommendationId, named } = permit.thing
  const { id: progressId, reviewId, assessmentId } = progress
  const { councilId } = actor
  const said = { words, ...author(actor) }
  await tx
    .insert(progressStatements)
    .values({ councilId, reviewId, recommendationId, ...said })
    .onConflictDoUpdate({
      target: [progressStatements.councilId, progressStatements.reviewId, progressStatements.recommendationId],
      set: said,
    })
  const { reviewId: review, recommendationId: recommendation } = progressEvidence
  await tx.delete(progressEvidence).where(and(eq(review, reviewId), eq(recommendation, recommendationId)))
  if (named.length > 0)
    await tx
      .insert(progressEvidence)
      .values(named.map(({ itemId, revisionId }) => ({ councilId, reviewId, recommendationId, itemId, revisionId })))
  await note(tx, actor, 'progress.stated', { assessmentId, reviewId, progressId, recommendationId })
}

type HandingOver = Permit<'hand-over-progress', ProgressHeld>
export async function saveHandOver(tx: Tx, actor: Actor, permit: HandingOver) {
  const { id: progressId, reviewId, assessmentId } = permit.thing
  await move(tx, progressId, { state: 'with-peers', sentBy: actor.userId, sentAt: actor.now })
  await note(tx, actor, 'progress.handed-over', { assessmentId, reviewId, progressId })
}

/** Its review is open until that day, whether it had ended or not, and each of its peers is mailed so. */
export async function saveLetIn(
  tx: Tx,
  actor: Actor,
  permit: HandingOver | Permit<'let-peers-in', ProgressHeld>,
  { until, peerIds }: { until: string; peerIds: readonly PeerId[] },
) {
  const { id: progressId, reviewId, assessmentId } = permit.thing
  await tx.update(reviews).set({ state: 'published', closedAt: null, endsOn: until }).where(eq(reviews.id, reviewId))
  for (const peerId of peerIds) await tx.execute(sql`select mail_peer_again(${peerId}, true)`)
  await note(tx, actor, 'progress.peers-let-in', { assessmentId, reviewId, progressId, until })
  await announce(tx, { topic: 'access', council: actor.councilId })
}

export async function saveView(
  tx: Tx,
  actor: ReviewActor,
  permit: Permit<'view-progress', Viewing>,
  view: { howFar: HowFar; words: string },
) {
  const { recommendationId } = permit.thing
  const { reviewId, councilId } = actor
  const said = { ...view, ...author(actor) }
  await tx
    .insert(progressViews)
    .values({ councilId, reviewId, recommendationId, ...said })
    .onConflictDoUpdate({
      target: [progressViews.councilId, progressViews.reviewId, progressViews.recommendationId],
      set: said,
    })
  await chain(tx, actor, 'review.progress-viewed', { reviewId, recommendationId })
  await announce(tx, { topic: 'review', id: reviewId })
}

export async function savePublished(tx: Tx, actor: ReviewActor, permit: Permit<'publish-progress', ProgressHeld>) {
  const { id: progressId, reviewId, assessmentId } = permit.thing
  await move(tx, progressId, { state: 'published', publishedBy: actor.userId, publishedAt: actor.now })
  await chain(tx, actor, 'review.progress-published', { reviewId, progressId, assessmentId })
  await announce(tx, { topic: 'review', id: reviewId })
  await announce(tx, { topic: 'assessment', id: assessmentId })
}

const move = (tx: Tx, id: ProgressReviewId, to: Partial<typeof progressReviews.$inferInsert>) =>
  tx.update(progressReviews).set(to).where(eq(progressReviews.id, id))

type Said = { assessmentId: string; reviewId: string } & Record<string, unknown>
async function note(tx: Tx, actor: Actor, act: `progress.${string}`, subject: Said) {
  await chain(tx, actor, act, subject)
  await announce(tx, { topic: 'review', id: subject.reviewId })
  await announce(tx, { topic: 'assessment', id: subject.assessmentId })
}
