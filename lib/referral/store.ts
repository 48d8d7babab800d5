import { eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { isId, type ReferralId, type ReplyId } from '@/db/ids'
import { only } from '@/db/only'
import { documents } from '@/db/schema/document'
import { bodyAsks, referrals } from '@/db/schema/referral'
import { replies } from '@/db/schema/reply'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { AskHeld, ReferralHeld, Referred } from './policy'
import type { AskDecision, BodyKind } from './referral'

/** The submission of an assessment, or the reply that is part of it, as what may go to a body. A reply is held until the act is over. */
export async function loadReferred(tx: Tx, assessmentId: string, replyId: string): Promise<Referred | undefined> {
  if (!isId(assessmentId)) return undefined
  const { rows } = await tx.execute<Omit<Referred, 'reply'>>(sql`
    select s.id as "submissionId", s.assessment_id as "assessmentId", c.nation from submissions s join councils c on c.id = s.council_id
    where s.assessment_id = ${assessmentId} order by s.version desc limit 1`)
  const [submission] = rows
  if (!submission || replyId === '') return submission && { ...submission, reply: null }
  if (!isId(replyId)) return undefined
  const { rows: found } = await tx.execute<{ id: never; state: string; submissionId: never }>(sql`
    select y.id, y.state, v.submission_id as "submissionId" from replies y
    join reviews v on v.council_id = y.council_id and v.id = y.review_id
    where y.id = ${replyId} and y.assessment_id = ${assessmentId} for update of y`)
  const [reply] = found
  return reply && { ...submission, submissionId: reply.submissionId, reply: { id: reply.id, state: reply.state } }
}

export async function loadHeld(tx: Tx, id: string): Promise<ReferralHeld | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await tx.execute<ReferralHeld>(sql`
    select r.id, r.council_id as "councilId", s.assessment_id as "assessmentId", r.body, r.meets_on::text as "meetsOn",
      r.minuted_at is not null as "isMinuted", r.reply_id as "replyId"
    from referrals r join submissions s on s.council_id = r.council_id and s.id = r.submission_id
    where r.id = ${id} for update of r`)
  return rows[0]
}

export async function loadAsk(tx: Tx, id: string): Promise<AskHeld | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await tx.execute<AskHeld>(sql`
    select k.id, k.words, k.answered_at as "answeredAt", s.assessment_id as "assessmentId", exists (select 1 from plan_actions p
      where p.council_id = k.council_id and p.body_ask_id = k.id and p.state <> 'dropped') as "hasAction"
    from body_asks k
    join referrals r on r.council_id = k.council_id and r.id = k.referral_id
    join submissions s on s.council_id = r.council_id and s.id = r.submission_id
    where k.id = ${id} for update of k`)
  return rows[0]
}

export type SaidReferral = { body: BodyKind; bodyName: string; meetsOn: string }

/** A reply that goes to a body is with it from then on, and its words are closed. */
export async function saveReferral(tx: Tx, actor: Actor, permit: Permit<'refer', Referred>, said: SaidReferral) {
  const { submissionId, assessmentId, reply } = permit.thing
  const { councilId, userId: createdBy, now: createdAt } = actor
  const made = await tx
    .insert(referrals)
    .values({ councilId, submissionId, replyId: reply?.id, ...said, createdBy, createdAt })
    .returning({ id: referrals.id })
  const { id: referralId } = only(made)
  if (reply) await close(tx, actor, reply.id)
  await note(tx, actor, 'referral.made', {
    ...{ assessmentId, referralId, body: said.bodyName, meetsOn: said.meetsOn },
    ...(reply ? { replyId: reply.id } : {}),
  })
  return referralId
}

/** Its words are closed while a body has it: what is agreed is what was read. */
async function close(tx: Tx, actor: Actor, replyId: ReplyId) {
  await tx.update(documents).set({ frozenAt: actor.now }).where(eq(documents.id, replyId))
  await tx.update(replies).set({ state: 'with-body' }).where(eq(replies.id, replyId))
  await announce(tx, { topic: 'access', council: actor.councilId })
}

export async function saveCallingOff(tx: Tx, actor: Actor, permit: Permit<'call-off', ReferralHeld>) {
  const { id: referralId, assessmentId } = permit.thing
  await tx.delete(referrals).where(eq(referrals.id, referralId))
  await note(tx, actor, 'referral.called-off', { assessmentId, referralId })
}

export async function saveMove(tx: Tx, actor: Actor, permit: Permit<'move-referral', ReferralHeld>, meetsOn: string) {
  const { id: referralId, assessmentId } = permit.thing
  await tx.update(referrals).set({ meetsOn }).where(eq(referrals.id, referralId))
  await note(tx, actor, 'referral.moved', { assessmentId, referralId, meetsOn })
}

export type SaidMinute = { minute: string; asks: readonly string[]; answerBy: string | null }

/** What it recommends comes with the minute, and nothing after it. */
export async function saveMinute(tx: Tx, actor: Actor, permit: Permit<'minute', ReferralHeld>, said: SaidMinute) {
  const { id: referralId, councilId, assessmentId } = permit.thing
  const { minute, asks, answerBy } = said
  if (asks.length > 0 && answerBy !== null)
    await tx
      .insert(bodyAsks)
      .values(asks.map((words, at) => ({ councilId, referralId, number: at + 1, words, answerBy })))
  await tx.update(referrals).set({ minute, minutedAt: actor.now }).where(eq(referrals.id, referralId))
  await note(tx, actor, 'referral.minuted', { assessmentId, referralId, asks: asks.length })
}

/** What the council says now stands in the place of what it said before, which is in the trail. */
export async function saveAnswer(
  tx: Tx,
  actor: Actor,
  permit: Permit<'answer-body', AskHeld>,
  said: { decision: AskDecision; reason: string | null },
) {
  const { id: bodyAskId, assessmentId } = permit.thing
  await tx
    .update(bodyAsks)
    .set({ ...said, authorId: actor.userId, answeredAt: actor.now })
    .where(eq(bodyAsks.id, bodyAskId))
  await note(tx, actor, 'referral.answered', {
    ...{ assessmentId, bodyAskId, outcome: said.decision },
    ...(said.reason ? { reason: said.reason } : {}),
  })
}

type Said = { assessmentId: string } & Record<string, unknown>
async function note(tx: Tx, actor: Actor, act: `referral.${string}`, subject: Said) {
  await chain(tx, actor, act, subject)
  await announce(tx, { topic: 'assessment', id: subject.assessmentId })
}

/** Where a submission and the replies to its reviews went, the latest meeting first, with what each body recommends. */
export async function loadRoute(tx: Tx, assessmentId: string, replyId?: string) {
  const { rows } = await tx.execute<RouteRow>(sql`
    select r.id, r.body, r.body_name as "bodyName", r.meets_on::text as "meetsOn", r.minute, r.reply_id as "replyId", v.title as "replyTo",
      coalesce((select json_agg(json_build_object('id', k.id, 'number', k.number, 'words', k.words, 'answerBy', k.answer_by,
          'decision', k.decision, 'reason', k.reason, 'by', coalesce(u.name, u.email), 'at', k.answered_at,
          'actions', coalesce((select json_agg(json_build_object('id', p.id, 'title', p.title) order by p.created_at, p.id) from plan_actions p
            where p.council_id = k.council_id and p.body_ask_id = k.id and p.state <> 'dropped'), '[]')) order by k.number)
        from body_asks k left join users u on u.id = k.author_id where k.council_id = r.council_id and k.referral_id = r.id), '[]') as asks
    from referrals r join submissions s on s.council_id = r.council_id and s.id = r.submission_id
    left join replies y on y.council_id = r.council_id and y.id = r.reply_id
    left join reviews v on v.council_id = y.council_id and v.id = y.review_id
    where s.assessment_id = ${assessmentId} ${replyId ? sql`and r.reply_id = ${replyId}` : sql``}
    order by r.meets_on desc, r.id desc limit 60`)
  return rows
}
type RouteRow = {
  id: ReferralId
  body: BodyKind
  bodyName: string
  meetsOn: string
  minute: string | null
  replyId: typeof replies.$inferSelect.id | null
  replyTo: string | null
  asks: {
    id: string
    number: number
    words: string
    answerBy: string
    decision: AskDecision | null
    reason: string | null
    by: string | null
    at: string | null
    actions: { id: string; title: string }[]
  }[]
}
export type Referral = RouteRow
