import { type Caller, inCouncil, type Tx } from '@/db/gate'
import { may } from '../access/access'
import { loadLevelNames } from '../framework/load-level-names'
import { loadPeople } from '../people/load-people'
import { ok, refuse } from '../result'
import { dayOf } from '../words/dates'
import { barOf, spanOf } from './draw-time'
import { type Action, loadActions } from './load-actions'
import { FILTERS, type Filter, isLiving, STANDINGS } from './plan'
import { maySeePlan } from './policy'
import { loadPlan } from './store'

/** The plan: what is stuck first, each action with its strip of time, and where the plan as a whole stands. */
export const viewPlan = (caller: Caller, input: { show?: string | undefined }) =>
  inCouncil(caller, async (tx, actor) => {
    if (!maySeePlan(actor) && !may(actor, 'own-action')) return refuse({ kind: 'not-found' })
    const today = dayOf(actor.now)
    const all = await loadActions(tx, actor.now)
    const plan = maySeePlan(actor) ? await loadPlan(tx) : undefined
    const fits: Record<Filter, (one: (typeof all)[number]) => boolean> = {
      mine: ({ ownerId, state }) => ownerId === actor.userId && state !== 'dropped',
      stuck: ({ standing }) => standing === 'stuck',
      overdue: ({ standing }) => standing === 'overdue',
      'at-risk': ({ standing }) => standing === 'at-risk',
    }
    const show = FILTERS.find((filter) => filter === input.show)
    const shown = all.filter((one) => (show ? fits[show](one) : true))
    const span = spanOf(
      shown.filter(({ state }) => state !== 'dropped'),
      today,
    )
    const canSend = may(actor, 'send-plan') && plan !== undefined && plan.state !== 'with-approver'
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      today,
      levelNames: await namesOf(tx, all),
      span,
      show: show ?? null,
      isMoving: all.some(({ state }) => isLiving(state)),
      counts: {
        all: all.filter(({ state }) => state !== 'dropped').length,
        ...(Object.fromEntries(FILTERS.map((one) => [one, all.filter(fits[one]).length])) as Record<Filter, number>),
        done: all.filter(({ state }) => state === 'done').length,
      },
      groups: STANDINGS.map((standing) => ({
        standing,
        actions: shown
          .filter((one) => one.standing === standing)
          .map((one) => ({
            ...one,
            isMine: one.ownerId === actor.userId,
            bar: barOf(one, span, today, standing === 'stuck'),
          })),
      })).filter(({ actions }) => actions.length > 0),
      plan: plan && {
        state: plan.state,
        approver: plan.approverName ? `${plan.approverName}, ${plan.approverPost}` : null,
        sentAt: plan.sentAt,
        decidedAt: plan.decidedAt,
        sentBackBecause: plan.sentBackBecause,
      },
      approvers: canSend
        ? (await loadPeople(tx))
            .filter((one) => may(one, 'approve-plan') && one.userId !== actor.userId)
            .map(({ userId, name, post }) => ({ userId, name, post }))
        : [],
      abilities: {
        add: may(actor, 'keep-plan') && plan?.state !== 'with-approver',
        moveAny: may(actor, 'keep-plan'),
        send: canSend && all.length > 0,
        takeBack: may(actor, 'send-plan') && plan?.state === 'with-approver',
        decide: plan?.state === 'with-approver' && plan.approverId === actor.userId && may(actor, 'approve-plan'),
      },
    })
  })

/** What the levels are called in the framework of the latest of its questions. */
const namesOf = async (tx: Tx, actions: Action[]) => {
  const framework = actions.findLast(({ question }) => question)?.question?.framework
  return framework ? loadLevelNames(tx, framework) : []
}

export type PlanView = Extract<Awaited<ReturnType<typeof viewPlan>>, { ok: true }>['value']
