import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadNation } from '../evidence/load-items'
import { bodiesOf } from '../referral/referral'
import { loadRoute } from '../referral/store'
import { loadReport } from '../report/load-report'
import { ok, refuse } from '../result'
import { mayOpenText } from '../text/policy'
import { loadDocument } from '../text/store'
import { maySeeReply } from './policy'
import { loadHeld } from './store'

/** The council's reply to a report: its shared text, how far it is, what is still missing, and where it went. */
export const viewReply = (caller: Caller, input: { replyId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const reply = maySeeReply(actor) ? await loadHeld(tx, input.replyId) : undefined
    const opened = mayOpenText(actor, reply && (await loadDocument(tx, actor, reply.id)))
    if (!reply || !opened.ok) return refuse({ kind: 'not-found' })
    const { isFrozen, access, assessment, shortName } = opened.value.thing
    const leads = may(actor, 'answer-recommendation')
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      reader: { userId: actor.userId as string },
      assessment,
      review: { id: reply.reviewId as string, title: shortName },
      reply: { id: reply.id as string, state: reply.state, unanswered: reply.unanswered, isMinuted: reply.isMinuted },
      isFrozen,
      writes: access === 'write',
      recommendations: (await loadReport(tx, reply.reviewId)).recommendations.length,
      referrals: await loadRoute(tx, reply.assessmentId, reply.id),
      bodies: bodiesOf(await loadNation(tx)),
      abilities: {
        send: leads && reply.state === 'draft',
        takeBack: leads && reply.state === 'with-body',
        agree: leads && reply.state === 'with-body',
      },
    })
  })

export type ReplyView = Extract<Awaited<ReturnType<typeof viewReply>>, { ok: true }>['value']
