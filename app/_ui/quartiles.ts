import { describe, type Level } from '@/lib/score/score'

/** Median and quartiles for a picture of these levels. */
export function quartilesOf(levels: number[]): { median: number; quartiles: [number, number] } {
  const spread = describe(levels as Level[])
  return spread
    ? { median: spread.median, quartiles: [spread.quartiles.lower, spread.quartiles.upper] }
    : { median: 0, quartiles: [0, 0] }
}
