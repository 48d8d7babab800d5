import { LEVELS } from '@/lib/score/score'

export type DrawnRound = {
  number: number
  levels: number[]
  median: number | null
  quartiles: { lower: number; upper: number } | null
}

/** A round in words: for those who hear the picture, and for the announcement of a reveal. */
export function said({ number, levels, median }: DrawnRound): string {
  const counts = LEVELS.flatMap((level) => {
    const count = levels.filter((one) => one === level).length
    return count > 0 ? [`${count} at level ${level}`] : []
  })
  return counts.length > 0
    ? `Round ${number}: ${counts.join(', ')}; median ${median}`
    : `Round ${number}: nobody gave a level`
}
