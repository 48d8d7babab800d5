import { type Level, quantile } from './score'

export type Ipras = { ipr: number; centre: number; asymmetry: number; limit: number; isDisagreement: boolean }

/**
 * The RAND/UCLA test of disagreement on its own scale of 1 to 9: the range between the 30th and the 70th percentile
 * (IPR) against what that range may be for ratings as lopsided as these. With the middle of the two percentiles as
 * centre and its distance from 5 as asymmetry, IPRAS = 2.35 + 1.5 × asymmetry; people disagree if IPR > IPRAS. Ratings
 * at one end may be wider apart than ratings around the middle, where a wide range means two camps.
 *
 * Source: K. Fitch and others, "The RAND/UCLA Appropriateness Method User's Manual", RAND MR-1269 (2001). Percentiles
 * are linear ("type 7"). Undefined without a rating.
 */
export function ipras(ratings: readonly number[]): Ipras | undefined {
  if (ratings.length === 0) return undefined
  const sorted = [...ratings].sort((a, b) => a - b)
  const [p30, p70] = [quantile(sorted, 0.3), quantile(sorted, 0.7)]
  const centre = (p30 + p70) / 2
  const asymmetry = Math.abs(5 - centre)
  const limit = 2.35 + 1.5 * asymmetry
  return { ipr: p70 - p30, centre, asymmetry, limit, isDisagreement: p70 - p30 > limit }
}

/**
 * Our adaptation to four levels: each level stands for a quarter of RAND's scale, from 0.5 to 9.5, at its middle (1.625,
 * 3.875, 6.125 and 8.375), and the test is then as published. So percentiles on neighbouring levels (2.25
 * apart) are never a disagreement, and percentiles two levels apart (4.5) always are.
 */
export const isDisagreement = (levels: readonly Level[]): boolean =>
  ipras(levels.map((level) => 0.5 + (level - 0.5) * (9 / 4)))?.isDisagreement ?? false

/**
 * How many of n people may stand outside the level that the rest hold: 2 of 8 to 10, 3 of 11 to 13, 4 of 14 to 16, and
 * so on by one for every three more (British Journal of Radiology 2017, PMC5966219, table 4). Our adaptation: the same
 * step below eight people (1 of 5 to 7, none of 4 or fewer), and one level of our four for RAND's three points of nine.
 */
export const allowedOutside = (n: number): number => Math.max(0, Math.floor((n - 2) / 3))
