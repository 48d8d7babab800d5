import { type Caller, inCouncil } from '@/db/gate'
import { maySeeWhole } from '../assessment/policy'
import { loadAssessment } from '../assessment/store'
import { ok, refuse } from '../result'
import { assembleRecord } from './assemble-record'
import { agreementOver, closenessOf, type Rated } from './how-we-agree'
import { loadRecordRows } from './load-record'
import type { Level } from './score'
import { loadAssessors } from './store'

/**
 * How well the assessors agree, over the latest revealed round of each question, and beside it over the first rounds
 * where talking led to another. A round that is not revealed counts for nothing, in no number.
 */
export const viewHowWeAgree = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const a = await loadAssessment(tx, actor, input.assessmentId)
    if (!a || !maySeeWhole(actor)) return refuse({ kind: 'not-found' })
    const assessorIds = (await loadAssessors(tx, { assessmentId: a.id })).map(({ userId }) => userId)
    const revealed = assembleRecord(await loadRecordRows(tx, a.id)).filter(({ kept }) => kept.length > 0)
    const ratedIn = (which: 0 | -1): Rated[] =>
      revealed.map(({ code, question, kept }) => ({
        ...{ code, question },
        given: (kept.at(which)?.given ?? []).map(({ assessorId, level }) => ({ assessorId, level: level as Level })),
      }))
    const latest = ratedIn(-1)
    const isLater = revealed.some(({ kept }) => kept.length > 1)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: a.id, title: a.title },
      assessors: assessorIds.length,
      questions: closenessOf(latest),
      now: agreementOver(latest, assessorIds),
      alone: isLater ? agreementOver(ratedIn(0), assessorIds) : undefined,
    })
  })

export type HowWeAgreeView = Extract<Awaited<ReturnType<typeof viewHowWeAgree>>, { ok: true }>['value']
