import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { ok, refuse } from '../result'
import { dayOf } from '../words/dates'
import { maySeeRoute } from './policy'
import { answerDayOf, bodiesOf } from './referral'
import { loadReferred, loadRoute } from './store'

/** Where a submission and the replies to its reviews went, what each body said, and what is still to be minuted and answered. */
export const viewRoute = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = maySeeRoute(actor) ? await loadAssessment(tx, actor, input.assessmentId) : undefined
    if (!assessment) return refuse({ kind: 'not-found' })
    const referred = await loadReferred(tx, assessment.id, '')
    const today = dayOf(actor.now)
    const refers = may(actor, 'refer-to-body')
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id as string, title: assessment.title },
      isSubmitted: referred !== undefined,
      bodies: referred ? bodiesOf(referred.nation) : [],
      today,
      referrals: (await loadRoute(tx, assessment.id)).map((one) => ({
        ...one,
        answerBy: answerDayOf(one.body, one.meetsOn),
        abilities: {
          minute: refers && one.minute === null && one.meetsOn <= today,
          move: refers && one.minute === null,
          callOff: refers && one.minute === null && one.replyId === null,
          answer: may(actor, 'answer-body'),
          plan: may(actor, 'keep-plan'),
        },
      })),
      abilities: { refer: refers && referred !== undefined },
    })
  })

export type RouteView = Extract<Awaited<ReturnType<typeof viewRoute>>, { ok: true }>['value']
export type RouteShown = RouteView['referrals'][number]
