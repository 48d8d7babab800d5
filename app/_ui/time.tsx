const ZONE = { timeZone: 'Europe/London' } as const
const DAY = new Intl.DateTimeFormat('en-GB', {
  ...ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const CLOCK = new Intl.DateTimeFormat('en-GB', { ...ZONE, hour: 'numeric', minute: '2-digit', hour12: true })

/** "Monday 23 November 2026" */
export const dayWords = (date: Date | string) => DAY.format(new Date(date)).replace(',', '')
/** "2:05pm" */
export const clockWords = (date: Date | string) => CLOCK.format(new Date(date)).replace(/\s/g, '').toLowerCase()

/** A moment in the words that people use, in British time. `day` leaves the clock out. */
export function Time({ at, day }: { at: Date | string; day?: boolean }) {
  const iso = new Date(at).toISOString()
  return (
    <time dateTime={day ? iso.slice(0, 10) : iso}>{day ? dayWords(at) : `${dayWords(at)}, ${clockWords(at)}`}</time>
  )
}
