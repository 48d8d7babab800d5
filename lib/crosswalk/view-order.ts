import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { loadShortNames } from '../framework/load-short-names'
import { ok } from '../result'
import { orderNamed } from './crosswalk'
import { loadAnswered } from './load-answered'
import { loadOrder } from './load-order'
import { maySeeOrder } from './policy'

/** What another framework asks for, which of our answers stands there, and what is still to be written. */
export const viewOrder = (caller: Caller, input: { assessmentId: string; order: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = maySeeOrder(actor, await loadAssessment(tx, actor, input.assessmentId), orderNamed(input.order))
    if (!permit.ok) return permit
    const { assessment, order } = permit.value.thing
    const shortName = await loadShortNames(tx, assessment.frameworkVersionId)
    const answered = await loadAnswered(tx, assessment.id)
    const { themes, ...about } = await loadOrder(tx, assessment, order, answered)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id, title: assessment.title },
      order: { key: order.key, ...about },
      themes: themes.map(({ title, asks }) => ({
        title,
        asks: asks.map(({ codes, ...ask }) => ({
          ...ask,
          questions: codes.map((code) => ({ code, shortName: shortName(code), isAnswered: answered.has(code) })),
        })),
      })),
      abilities: { fill: may(actor, 'fill-gaps') },
    })
  })

export type OrderView = Extract<Awaited<ReturnType<typeof viewOrder>>, { ok: true }>['value']
