import type { NamedQuestion } from '../framework/named-question'
import { consensusIndex } from './consensus-index'
import { intervalOf } from './interval-of'
import { kendallW } from './kendall-w'
import { krippendorffAlpha } from './krippendorff-alpha'
import { countLevels, type Level } from './score'

/** With fewer answers a coefficient says more about chance than about people, so raw counts are shown alone. */
const FEWEST_FOR_COEFFICIENTS = 5
/** With fewer questions the number says more about which were scored first. */
const FEWEST_QUESTIONS = 8
/** Fewer things cannot be put in an order that tells much, nor drawn again and again. */
const FEWEST_TO_ORDER = 3

export type Rated = NamedQuestion & { question: string; given: readonly { assessorId: string; level: Level }[] }
/** Krippendorff's own limits: rely on 0.8 and more, draw tentative conclusions from 0.667 (2/3). */
export type Reading = 'strong' | 'tentative' | 'weak' | 'none'

export type Agreement = {
  alpha: number | undefined
  reading: Reading | undefined
  interval: { lower: number; upper: number } | undefined
  concordance: { w: number; questions: number } | undefined
}

const readingOf = (alpha: number): Reading =>
  alpha >= 0.8 ? 'strong' : alpha >= 2 / 3 ? 'tentative' : alpha > 0 ? 'weak' : 'none'

/**
 * How far the assessors agree over all questions whose scores are revealed: Krippendorff's alpha on the four ordered
 * levels, with a bootstrap interval over questions, and Kendall's W over the questions on which every assessor gave a
 * level. Undefined below five people or eight questions. Alpha needs nothing but the counts that are shown beside it, and W is one number
 * over five people or more, so neither tells who said what.
 */
export function agreementOver(rated: readonly Rated[], assessorIds: readonly string[]): Agreement | undefined {
  const raters = new Set(rated.flatMap(({ given }) => given.map(({ assessorId }) => assessorId)))
  if (raters.size < FEWEST_FOR_COEFFICIENTS || rated.length < FEWEST_QUESTIONS) return undefined
  const units = rated.map(({ given }) => given.map(({ level }) => level))
  const alpha = krippendorffAlpha(units, 'ordinal')
  const complete = rated.filter(({ given }) => assessorIds.every((id) => given.some((one) => one.assessorId === id)))
  const judges = assessorIds.map((id) =>
    complete.map(({ given }) => given.find(({ assessorId }) => assessorId === id)?.level ?? Number.NaN),
  )
  const isEnough = complete.length >= FEWEST_TO_ORDER && judges.length >= FEWEST_FOR_COEFFICIENTS
  const concordance = isEnough ? kendallW(judges) : undefined
  return {
    alpha,
    reading: alpha === undefined ? undefined : readingOf(alpha),
    interval: units.length >= FEWEST_TO_ORDER && alpha !== undefined ? intervalOf(units) : undefined,
    concordance: concordance && { w: concordance.w, questions: complete.length },
  }
}

/** Each question's own spread, with how close it stands together where five or more gave a level. */
export const closenessOf = (rated: readonly Rated[]) =>
  rated.map(({ code, shortName, question, given }) => {
    const levels = given.map(({ level }) => level)
    return {
      ...{ code, shortName, question, n: levels.length, counts: countLevels(levels) },
      consensus: levels.length >= FEWEST_FOR_COEFFICIENTS ? consensusIndex(levels) : undefined,
    }
  })
