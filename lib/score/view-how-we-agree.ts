import { type Caller, inCouncil } from '@/db/gate'
import { maySeeWhole } from '../assessment/policy'
import { loadAssessment } from '../assessment/store'
import { ok, refuse } from '../result'
import { assembleRecord } from './assemble-record'
import { consensusState } from './consensus'
import { agreementOver, closenessOf, type Rated } from './how-we-agree'
import { loadRecordRows } from './load-record'
import type { Level } from './score'

/**
 * How well the assessors agree, over the latest revealed round of each question, and beside it over the first rounds
 * where talking led to another. A round that is not revealed counts for nothing, in no number.
 */
export const viewHowWeAgree = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const a = await loadAssessment(tx, actor, input.assessmentId)
    if (!a || !maySeeWhole(actor)) return refuse({ kind: 'not-found' })
    const revealed = assembleRecord(await loadRecordRows(tx, a.id)).filter(({ kept }) => kept.length > 0)
    const ratedIn = (which: 0 | -1): Rated[] =>
      revealed.map(({ code, shortName, question, kept }) => ({
        ...{ code, shortName, question },
        given: (kept.at(which)?.given ?? []).map(({ assessorId, level }) => ({ assessorId, level: level as Level })),
      }))
    /** Those who could score every question: for an order of questions each must have judged all. */
    const seatedIn = (which: 0 | -1) => {
      const seats = revealed.map(({ kept }) => (kept.at(which)?.seats ?? []).map(({ userId }) => userId))
      return [...new Set(seats.flat())].filter((id) => seats.every((ids) => ids.includes(id)))
    }
    const latest = ratedIn(-1)
    const isLater = revealed.some(({ kept }) => kept.length > 1)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: a.id, title: a.title },
      questions: closenessOf(latest),
      /** On how many the scores agree or are close, by the assessment’s own rule. */
      together: latest.filter(({ given }) => {
        const state = consensusState(
          given.map(({ level }) => level),
          a,
        )
        return state === 'agreed' || state === 'close'
      }).length,
      now: agreementOver(latest, seatedIn(-1)),
      alone: isLater ? agreementOver(ratedIn(0), seatedIn(0)) : undefined,
    })
  })

export type HowWeAgreeView = Extract<Awaited<ReturnType<typeof viewHowWeAgree>>, { ok: true }>['value']
