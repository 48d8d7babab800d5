import { LEVELS } from '@/lib/score/score'

type Revealed = { number: number; levels: number[]; median: number | null }

/** A round in words: for those who hear the picture, and for the announcement of a reveal. */
export function said({ number, levels, median }: Revealed): string {
  const counts = LEVELS.flatMap((level) => {
    const count = levels.filter((one) => one === level).length
    return count > 0 ? [`${count} at level ${level}`] : []
  })
  return counts.length > 0
    ? `Round ${number}: ${counts.join(', ')}; ${medianWords(median ?? 0)}`
    : `Round ${number}: nobody gave a level`
}

/** A tie has no median level, and is not called one. */
export const medianWords = (median: number): string =>
  Number.isInteger(median) ? `median ${median}` : `median between ${Math.floor(median)} and ${Math.ceil(median)}`
