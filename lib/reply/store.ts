import { eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { isId } from '@/db/ids'
import { only } from '@/db/only'
import { documents } from '@/db/schema/document'
import { replies } from '@/db/schema/reply'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { Replied, ReplyHeld } from './policy'

export async function loadReplied(tx: Tx, reviewId: string): Promise<Replied | undefined> {
  if (!isId(reviewId)) return undefined
  const { rows } = await tx.execute<Replied>(sql`
    select v.id as "reviewId", s.assessment_id as "assessmentId", v.published_at is not null as "isPublished", y.id as "replyId"
    from reviews v join submissions s on s.council_id = v.council_id and s.id = v.submission_id
    left join replies y on y.council_id = v.council_id and y.review_id = v.id
    where v.id = ${reviewId} and v.council_id = (select acting_council())`)
  return rows[0]
}

/** One reply as a policy needs it; held until the act is over, so that nobody answers otherwise meanwhile. */
export async function loadHeld(tx: Tx, id: string, lock?: 'update'): Promise<ReplyHeld | undefined> {
  if (!isId(id)) return undefined
  if (lock) await tx.execute(sql`select 1 from replies where id = ${id} for update`)
  const { rows } = await tx.execute<ReplyHeld>(sql`
    select y.id, y.assessment_id as "assessmentId", y.review_id as "reviewId", y.state,
      coalesce((select r.minuted_at is not null from referrals r where r.council_id = y.council_id and r.reply_id = y.id
        order by r.created_at desc, r.id desc limit 1), false) as "isMinuted",
      (select count(*)::int from recommendations c where c.council_id = y.council_id and c.review_id = y.review_id and not exists (
        select 1 from recommendation_answers a where a.council_id = c.council_id and a.recommendation_id = c.id)) as unanswered
    from replies y where y.id = ${id}`)
  return rows[0]
}

/** Holds the reply that this recommendation is part of: it is not agreed while its recommendation is answered otherwise. */
export const holdReplyOf = (tx: Tx, recommendationId: string) =>
  isId(recommendationId)
    ? tx.execute(sql`
        select 1 from replies y join recommendations c on c.council_id = y.council_id and c.review_id = y.review_id
        where c.id = ${recommendationId} for share of y`)
    : undefined

export async function saveBegun(tx: Tx, actor: Actor, permit: Permit<'begin-reply', Replied>) {
  const { reviewId, assessmentId } = permit.thing
  const { councilId, userId: begunBy, now: begunAt } = actor
  const made = await tx
    .insert(replies)
    .values({ councilId, assessmentId, reviewId, begunBy, begunAt })
    .returning({ id: replies.id })
  const { id: replyId } = only(made)
  await note(tx, actor, 'reply.begun', { assessmentId, reviewId, replyId })
  return replyId
}

/** What was not minuted is asked of that body no more. */
export async function saveTakenBack(tx: Tx, actor: Actor, permit: Permit<'take-back-reply', ReplyHeld>) {
  const { id: replyId, assessmentId } = permit.thing
  await tx.execute(sql`delete from referrals where reply_id = ${replyId} and minuted_at is null`)
  await tx.update(replies).set({ state: 'draft' }).where(eq(replies.id, replyId))
  await tx.update(documents).set({ frozenAt: null }).where(eq(documents.id, replyId))
  await note(tx, actor, 'reply.taken-back', { assessmentId, replyId })
}

/** What it says is kept beside its text, for whoever reads it without an editor. */
export async function saveAgreed(
  tx: Tx,
  actor: Actor,
  permit: Permit<'agree-reply', ReplyHeld>,
  said: { words: unknown; plain: string },
) {
  const { id: replyId, assessmentId, reviewId } = permit.thing
  await tx
    .update(replies)
    .set({ state: 'agreed', agreedAt: actor.now, ...said })
    .where(eq(replies.id, replyId))
  await note(tx, actor, 'reply.agreed', { assessmentId, reviewId, replyId })
}

type Said = { assessmentId: string } & Record<string, unknown>
async function note(tx: Tx, actor: Actor, act: `reply.${string}`, subject: Said) {
  await chain(tx, actor, act, subject)
  await announce(tx, { topic: 'access', council: actor.councilId })
  await announce(tx, { topic: 'assessment', id: subject.assessmentId })
}
