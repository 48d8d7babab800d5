export type Metric = 'nominal' | 'ordinal' | 'interval'

/**
 * Krippendorff's alpha, 1 − Do / De: how far people agree on what they rated, less what chance alone would give. 1 is
 * full agreement, 0 is chance, below 0 is worse than chance.
 *
 * `units` are the things rated, each with the ratings it got; a rating that is missing is not in the list, and a unit
 * with fewer than two drops out. Each unit adds its ordered pairs c–k to the coincidences o(c,k), weighted 1 / (m − 1)
 * for its m ratings; n(c) are the row sums, n their total.
 * Do = Σ o(c,k) d(c,k) / n and De = Σ n(c) n(k) d(c,k) / (n (n − 1)), with d(c,k) nominal 0 or 1, interval (c − k)²,
 * ordinal (n(c)/2 + n between c and k + n(k)/2)².
 *
 * Undefined where nothing can be compared, or where everybody gave one and the same rating throughout: then there is no
 * difference that could have been agreed on.
 *
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), https://studylib.net/doc/5840696/
 */
export function krippendorffAlpha(units: readonly (readonly number[])[], metric: Metric): number | undefined {
  const values = [...new Set(units.flat())].sort((a, b) => a - b)
  const pairs = values.map(() => values.map(() => 0))
  for (const unit of units) {
    if (unit.length < 2) continue
    const counts = values.map((value) => unit.filter((given) => given === value).length)
    pairs.forEach((row, c) => {
      row.forEach((sum, k) => {
        row[k] = sum + ((counts[c] ?? 0) * ((counts[k] ?? 0) - (c === k ? 1 : 0))) / (unit.length - 1)
      })
    })
  }
  const sums = pairs.map((row) => row.reduce((a, b) => a + b, 0))
  const n = sums.reduce((a, b) => a + b, 0)
  let observed = 0
  let expected = 0
  for (const [c, row] of pairs.entries())
    for (const [k, found] of row.entries()) {
      const apart = distance(c, k, values, sums, metric)
      observed += found * apart
      expected += (sums[c] ?? 0) * (sums[k] ?? 0) * apart
    }
  return expected === 0 ? undefined : 1 - ((n - 1) * observed) / expected
}

function distance(c: number, k: number, values: readonly number[], sums: readonly number[], metric: Metric): number {
  if (c === k) return 0
  if (metric === 'nominal') return 1
  if (metric === 'interval') return ((values[c] ?? 0) - (values[k] ?? 0)) ** 2
  const [low, high] = c < k ? [c, k] : [k, c]
  const between = sums.slice(low, high + 1).reduce((a, b) => a + b, 0)
  return (between - ((sums[low] ?? 0) + (sums[high] ?? 0)) / 2) ** 2
}
