import { dayOf, dayWords, momentWords } from '@/lib/words/dates'

/** A moment in the words that people use, in British time. `day` leaves the clock out. */
export const Time = ({ at, day }: { at: Date | string; day?: boolean }) => (
  <time dateTime={day ? dayOf(at) : new Date(at).toISOString()}>{day ? dayWords(at) : momentWords(at)}</time>
)
