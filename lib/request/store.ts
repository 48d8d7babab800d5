import { eq, sql } from 'drizzle-orm'
import type { Actor, ReviewActor, Tx } from '@/db/gate'
import { type EvidenceRequestId, isId, type ReviewId } from '@/db/ids'
import { only } from '@/db/only'
import { evidenceRequests } from '@/db/schema/request'
import { announce } from '../announce'
import type { Minute } from '../evidence/evidence'
import type { Figure } from '../evidence/figure'
import type { StoredAs } from '../evidence/serve-file'
import type { Permit } from '../permit'
import { assessmentOf } from '../review/store'
import { chain } from '../trail/chain'
import type { Lasting, RequestHeld, Supplement } from './policy'

/** One request, held until the transaction ends, so that it is decided once. */
export async function loadRequest(tx: Tx, id: string): Promise<RequestHeld | undefined> {
  if (!isId<EvidenceRequestId>(id)) return undefined
  const { id: request, reviewId, authorId, state } = evidenceRequests
  const [row] = await tx
    .select({ id: request, reviewId, authorId, state })
    .from(evidenceRequests)
    .where(eq(request, id))
    .for('update')
  return row
}

export type ShownRequest = {
  id: string
  reviewId: string
  code: string
  words: string
  dueOn: string
  state: 'asked' | 'answered' | 'declined' | 'withdrawn'
  authorId: string
  by: string
  at: Date
  answer: string
  decidedBy: string | null
  decidedAt: Date | null
  /** What was shown, as far as the reader may still open it. */
  item: {
    kind: 'file' | 'link' | 'figure' | 'minute'
    title: string
    url: string | null
    fileName: string | null
    mediaType: string | null
    size: number | null
    figure: Figure | null
    minute: Minute | null
  } | null
  hasItem: boolean
  itemId: string | null
}

/** The requests of these reviews that the reader meets, those that wait first. */
export async function loadRequests(tx: Tx, reviewIds: readonly ReviewId[]): Promise<ShownRequest[]> {
  if (reviewIds.length === 0) return []
  const { rows } = await tx.execute<ShownRequest>(sql`
    select q.id, q.review_id as "reviewId", q.code, q.words, q.due_on::text as "dueOn", q.state, q.author_id as "authorId", q.author_name as by,
      q.created_at as at, q.answer, q.decider_name as "decidedBy", q.decided_at as "decidedAt", q.item_id is not null as "hasItem", q.item_id as "itemId",
      case when r.id is not null then json_build_object('kind', i.kind, 'title', r.title, 'url', r.url, 'fileName', r.file_name,
        'mediaType', r.media_type, 'size', r.size, 'figure', r.figure, 'minute', r.minute) end as item
    from evidence_requests q
    left join evidence_items i on i.council_id = q.council_id and i.id = q.item_id
    left join evidence_revisions r on r.council_id = i.council_id and r.item_id = i.id and r.id = q.revision_id
    where q.review_id in ${[...reviewIds]}
    order by q.state = 'asked' desc, q.due_on, q.created_at, q.id`)
  return rows
}

/** By what pieces of one title are told apart: the day they speak for, and the assessment that used them last. */
type ForPeers = { title: string; speaksFor: string; usedIn: string | null }

/** What of the council's register peers may open, in its newest version: of these, or as many as a list has room for. */
export async function loadForPeers(tx: Tx, these?: readonly string[]): Promise<(Supplement & ForPeers)[]> {
  if (these?.some((id) => !isId(id))) return []
  const { rows } = await tx.execute<Supplement & ForPeers>(sql`
    select i.id as "itemId", r.id as "revisionId", r.title, r.speaks_for::text as "speaksFor", u.title as "usedIn" from evidence_items i
    join lateral (select v.id, v.title, v.speaks_for from evidence_revisions v where v.council_id = i.council_id and v.item_id = i.id
      order by v.number desc limit 1) r on true
    left join lateral (select a.title from evidence e join assessments a on a.council_id = e.council_id and a.id = e.assessment_id
      where e.council_id = i.council_id and e.item_id = i.id and e.removed_at is null order by e.added_at desc, e.id desc limit 1) u on true
    where i.council_id = (select acting_council()) and i.held_at is null and i.legal_class = 'none' and i.readers in ('peers', 'public')
      and ${these ? sql`i.id = any (${sql.param([...these])}::uuid[])` : sql`true`}
    order by lower(r.title), r.speaks_for desc, i.id limit 300`)
  return rows
}

/** The file with which the council answered, as far as the reader may still open it. */
export async function loadSupplement(tx: Tx, reviewId: ReviewId, id: string): Promise<StoredAs | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await tx.execute<StoredAs>(sql`
    select r.council_id as "councilId", r.sha256, r.file_name as "fileName", r.media_type as "mediaType"
    from evidence_requests q
    join evidence_items i on i.council_id = q.council_id and i.id = q.item_id
    join evidence_revisions r on r.council_id = i.council_id and r.item_id = i.id and r.id = q.revision_id
    where q.review_id = ${reviewId} and q.id = ${id}`)
  return rows[0]
}

type Asked = { code: string; words: string; dueOn: string }

export async function saveAsked(tx: Tx, actor: ReviewActor, permit: Permit<'ask-evidence', Lasting>, asked: Asked) {
  const { reviewId, councilId } = actor
  const made = await tx
    .insert(evidenceRequests)
    .values({
      ...{ reviewId, councilId, ...asked },
      ...{ authorId: actor.userId, authorName: actor.userName, createdAt: actor.now },
    })
    .returning({ id: evidenceRequests.id })
  const { id: requestId } = only(made)
  const assessmentId = await assessmentOf(tx, permit.thing.submissionId)
  await chain(tx, actor, 'review.evidence-asked', { reviewId, requestId, code: asked.code, assessmentId })
  await announce(tx, { topic: 'review', id: reviewId })
  await announce(tx, { topic: 'assessment', id: assessmentId })
  return requestId
}

export async function saveWithdrawal(
  tx: Tx,
  actor: ReviewActor,
  permit: Permit<'withdraw', RequestHeld>,
  reason: string,
) {
  await decide(tx, actor, permit.thing.id, { state: 'withdrawn', answer: reason })
  await chain(tx, actor, 'review.request-withdrawn', { reviewId: actor.reviewId, requestId: permit.thing.id })
  await announce(tx, { topic: 'review', id: actor.reviewId })
}

/** The council's answer stands beside what it submitted, which stays as it is. */
export async function saveAnswer(
  tx: Tx,
  actor: Actor,
  permit: Permit<'answer', { request: RequestHeld; supplement: Supplement | undefined }>,
  said: { state: 'answered' | 'declined'; answer: string },
) {
  const { request, supplement } = permit.thing
  const { id: requestId, reviewId } = request
  const { itemId, revisionId } = supplement ?? {}
  await decide(tx, actor, requestId, { ...said, itemId, revisionId })
  await chain(tx, actor, `review.request-${said.state}`, {
    ...{ reviewId, requestId },
    ...(said.state === 'declined' ? { reason: said.answer } : {}),
  })
  await announce(tx, { topic: 'review', id: reviewId })
}

type Decided = Partial<Pick<typeof evidenceRequests.$inferInsert, 'itemId' | 'revisionId'>> & {
  state: 'answered' | 'declined' | 'withdrawn'
  answer: string
}
const decide = (
  tx: Tx,
  { userId, userName, now }: Pick<Actor, 'userId' | 'userName' | 'now'>,
  id: EvidenceRequestId,
  how: Decided,
) =>
  tx
    .update(evidenceRequests)
    .set({ ...how, decidedBy: userId, deciderName: userName, decidedAt: now })
    .where(eq(evidenceRequests.id, id))
