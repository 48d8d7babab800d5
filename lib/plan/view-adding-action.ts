import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadPeople } from '../people/load-people'
import { ok, refuse } from '../result'
import { loadBodyAsks, loadLevelsBelowAim, loadNotedActions, loadRecommended } from './load-sources'
import { mayKeepPlan } from './policy'
import { loadPlan } from './store'

type Asked = {
  assessment?: string | undefined
  code?: string | undefined
  note?: string | undefined
  recommendation?: string | undefined
  ask?: string | undefined
}

/** What somebody needs who adds an action: from what it may come, who may own it, and what is known of it already. */
export const viewAddingAction = (caller: Caller, asked: Asked) =>
  inCouncil(caller, async (tx, actor) => {
    if (!mayKeepPlan(actor)) return refuse({ kind: 'not-found' })
    const { assessment: assessmentId, code, note, recommendation, ask } = asked
    const level = assessmentId && code ? (await loadLevelsBelowAim(tx, { assessmentId, code }))[0] : undefined
    const noted = note ? (await loadNotedActions(tx, note))[0] : undefined
    const recommended = recommendation ? await loadRecommended(tx, recommendation) : undefined
    const bodyAsk = ask ? (await loadBodyAsks(tx, ask))[0] : undefined
    const plan = await loadPlan(tx)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      isWithApprover: plan?.state === 'with-approver',
      isApproved: plan?.state === 'approved',
      from: {
        level: level ?? null,
        note: noted ?? null,
        recommendation: recommended ?? null,
        bodyAsk: bodyAsk ?? null,
      },
      levels: await loadLevelsBelowAim(tx),
      notes: await loadNotedActions(tx),
      bodyAsks: await loadBodyAsks(tx),
      owners: (await loadPeople(tx))
        .filter((one) => may(one, 'own-action'))
        .map(({ userId, name, post }) => ({ userId, name, post })),
    })
  })

export type AddingView = Extract<Awaited<ReturnType<typeof viewAddingAction>>, { ok: true }>['value']
