import { eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { isId, type PlanActionId, type UserId } from '@/db/ids'
import { only } from '@/db/only'
import { plans } from '@/db/schema/plan'
import type { Permit } from '../permit'
import { chain, inTurn } from '../trail/chain'
import type { ActionHeld, PlanHeld } from './policy'

/** The council's plan, if somebody has begun one. */
export async function loadPlan(tx: Tx) {
  const [row] = await tx.select().from(plans)
  return row
}

/** The same for whoever acts on it: held until the transaction ends, and in turn with all who act, so that none of two waits for the other. */
export async function holdPlan(tx: Tx, actor: Actor) {
  await inTurn(tx, actor)
  const [row] = await tx.select().from(plans).for('update')
  return row
}

/** One action, as a policy needs it. */
export async function loadHeld(tx: Tx, id: string): Promise<ActionHeld | undefined> {
  if (!isId<PlanActionId>(id)) return undefined
  const { rows } = await tx.execute<ActionHeld>(sql`
    select p.id, p.owner_id as "ownerId", p.state, p.title, p.level_from as "levelFrom",
      p.recommendation_id is not null and exists (select 1 from recommendation_answers a
        where a.council_id = p.council_id and a.recommendation_id = p.recommendation_id and a.decision <> 'rejected')
      and not exists (select 1 from plan_actions o where o.council_id = p.council_id and o.recommendation_id = p.recommendation_id
        and o.id <> p.id and o.state <> 'dropped') as "isLastOfAccepted"
    from plan_actions p where p.id = ${id} for update of p`)
  return rows[0]
}

export async function countProposable(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from plan_actions where state <> 'dropped'`,
  )
  return only(rows).count
}

type Approver = { userId: UserId; name: string; post: string }
type Sending = Permit<'send-plan', { plan: PlanHeld; approver: Approver }>

export async function saveSending(tx: Tx, actor: Actor, permit: Sending) {
  const { plan, approver } = permit.thing
  await tx
    .update(plans)
    .set({
      ...{ state: 'with-approver', approverId: approver.userId, approverName: approver.name },
      ...{ approverPost: approver.post, sentBy: actor.userId, sentAt: actor.now },
      ...{ decidedAt: null, sentBackBecause: null },
    })
    .where(eq(plans.id, plan.id))
  await chain(tx, actor, 'plan.sent', { planId: plan.id, userId: approver.userId })
}

export async function saveTakingBack(tx: Tx, actor: Actor, permit: Permit<'take-back-plan', PlanHeld>) {
  await tx.update(plans).set({ state: 'draft' }).where(eq(plans.id, permit.thing.id))
  await chain(tx, actor, 'plan.taken-back', { planId: permit.thing.id })
}

/** What was proposed is agreed by it, and begins to be counted from now. */
export async function saveApproval(tx: Tx, actor: Actor, permit: Permit<'decide-plan', PlanHeld>) {
  const now = actor.now.toISOString()
  const { rowCount } = await tx.execute(
    sql`update plan_actions set state = 'agreed', moved_at = ${now} where state = 'proposed'`,
  )
  await tx
    .update(plans)
    .set({ state: 'approved', decidedAt: actor.now, sentBackBecause: null })
    .where(eq(plans.id, permit.thing.id))
  await chain(tx, actor, 'plan.approved', { planId: permit.thing.id, actions: rowCount ?? 0 })
}

export async function saveSendingBack(tx: Tx, actor: Actor, permit: Permit<'decide-plan', PlanHeld>, reason: string) {
  await tx
    .update(plans)
    .set({ state: 'sent-back', decidedAt: actor.now, sentBackBecause: reason })
    .where(eq(plans.id, permit.thing.id))
  await chain(tx, actor, 'plan.sent-back', { planId: permit.thing.id, reason })
}
