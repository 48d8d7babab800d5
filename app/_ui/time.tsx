import { clockWords, dayWords } from '@/lib/words/dates'

/** A moment in the words that people use, in British time. `day` leaves the clock out. */
export function Time({ at, day }: { at: Date | string; day?: boolean }) {
  const iso = new Date(at).toISOString()
  return (
    <time dateTime={day ? iso.slice(0, 10) : iso}>{day ? dayWords(at) : `${dayWords(at)}, ${clockWords(at)}`}</time>
  )
}
