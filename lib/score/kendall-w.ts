export type Concordance = { w: number; chiSquare: number; degrees: number; rankSums: number[] }

/**
 * Kendall's coefficient of concordance: how far m judges put the same n things in the same order. 1 is the same order
 * from all, 0 is none. `judges` has a row a judge, each with that judge's value for every thing; equal values share the
 * mean of their ranks, and the sum is corrected for such ties.
 *
 * W = 12 S / (m² (n³ − n) − m T), with S the squared distances of the rank sums from their mean and T the sum of t³ − t
 * over each judge's groups of t ties; χ² = m (n − 1) W on n − 1 degrees of freedom.
 *
 * Undefined below two judges or two things, and where every judge gave everything the same value.
 *
 * Source: Kendall and Babington Smith (1939); J. H. Zar, "Biostatistical Analysis" (2010), section 20.16.
 */
export function kendallW(judges: readonly (readonly number[])[]): Concordance | undefined {
  const m = judges.length
  const n = judges[0]?.length ?? 0
  if (m < 2 || n < 2) return undefined
  const ranked = judges.map(ranksOf)
  const rankSums = Array.from({ length: n }, (_, at) => ranked.reduce((sum, ranks) => sum + (ranks[at] ?? 0), 0))
  const mean = (m * (n + 1)) / 2
  const spread = rankSums.reduce((sum, rank) => sum + (rank - mean) ** 2, 0)
  const ties = judges.reduce((sum, judge) => sum + tiesOf(judge), 0)
  const most = m * m * (n ** 3 - n) - m * ties
  if (most === 0) return undefined
  const w = (12 * spread) / most
  return { w, chiSquare: m * (n - 1) * w, degrees: n - 1, rankSums }
}

/** Ranks from 1, the smallest first; ties share the mean of the ranks that they take up. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length
    const equal = values.filter((other) => other === value).length
    return below + (equal + 1) / 2
  })
}

const tiesOf = (values: readonly number[]) =>
  [...new Set(values)].reduce((sum, value) => {
    const t = values.filter((other) => other === value).length
    return sum + t ** 3 - t
  }, 0)
