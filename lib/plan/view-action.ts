import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadPeople } from '../people/load-people'
import { ok, refuse } from '../result'
import { dayOf } from '../words/dates'
import { barOf, spanOf } from './draw-time'
import { loadAction, loadActionTrail } from './load-actions'
import { isLiving } from './plan'
import { maySeePlan } from './policy'
import { loadPlan } from './store'

/** One action: where it comes from, its strip of time, its steps, what was said of it, and what this reader may do with it. */
export const viewAction = (caller: Caller, input: { actionId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const action = await loadAction(tx, actor.now, input.actionId)
    if (!action || !(maySeePlan(actor) || action.ownerId === actor.userId)) return refuse({ kind: 'not-found' })
    const plan = maySeePlan(actor) ? await loadPlan(tx) : undefined
    const today = dayOf(actor.now)
    const span = spanOf([action], today)
    const keeps = may(actor, 'keep-plan')
    const change = keeps && plan?.state !== 'with-approver' && (isLiving(action.state) || action.state === 'proposed')
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      action,
      today,
      span,
      bar: barOf(action, span, today, action.standing === 'stuck'),
      history: await loadActionTrail(tx, action.id),
      owners: change
        ? (await loadPeople(tx))
            .filter((one) => may(one, 'own-action'))
            .map(({ userId, name, post }) => ({ userId, name, post }))
        : [],
      abilities: {
        change,
        move:
          (keeps || (action.ownerId === actor.userId && may(actor, 'own-action'))) &&
          (isLiving(action.state) || action.state === 'done'),
      },
    })
  })

export type ActionView = Extract<Awaited<ReturnType<typeof viewAction>>, { ok: true }>['value']
