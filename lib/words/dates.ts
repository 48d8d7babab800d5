import { SPOKEN } from './spoken'

const { locale, timeZone } = SPOKEN
/** Every part of a moment on a clock in Britain. The order and the signs between them are ours: Node's and a browser's differ. */
const PARTS = new Intl.DateTimeFormat(locale, {
  timeZone,
  hourCycle: 'h23',
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
})
const partsOf = (moment: Date | string) =>
  Object.fromEntries(PARTS.formatToParts(new Date(moment)).map(({ type, value }) => [type, value])) as Record<
    Intl.DateTimeFormatPartTypes,
    string
  >
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']
const ISO_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone })

/** The calendar day in the councils' own time zone, as yyyy-mm-dd. */
export const dayOf = (moment: Date | string): string => ISO_DAY.format(new Date(moment))
/** The clock there, as a field for a time has it: "14:05". */
export function clockOf(moment: Date | string): string {
  const { hour, minute } = partsOf(moment)
  return `${hour}:${minute}`
}

/** "Monday 23 November 2026" */
export function dayWords(date: Date | string): string {
  const { weekday, day, month, year } = partsOf(date)
  return `${weekday} ${day} ${month} ${year}`
}
/** "23 November 2026", where many days stand beside each other. */
export function dateWords(date: Date | string): string {
  const { day, month, year } = partsOf(date)
  return `${day} ${month} ${year}`
}
/** "2:05pm"; the hours from midnight and from noon on begin with 12. */
export function clockWords(moment: Date | string): string {
  const { hour, minute } = partsOf(moment)
  return `${Number(hour) % 12 || 12}${minute === '00' ? '' : `:${minute}`}${Number(hour) < 12 ? 'am' : 'pm'}`
}
/** "Monday 23 November 2026, 2:05pm" */
export const momentWords = (moment: Date | string): string => `${dayWords(moment)}, ${clockWords(moment)}`
/** "Nov 2026", of a month counted from 0. */
export const monthWords = (year: number, month: number): string => `${MONTHS[month]} ${year}`

/**
 * The moment at which a clock in Britain shows this day (yyyy-mm-dd) and time (hh:mm). An hour that comes twice is the later one;
 * a time that is skipped in March is moved on by the hour that is skipped.
 */
export function momentAt(day: string, clock: string): Date {
  const asUtc = new Date(`${day}T${clock}:00Z`).getTime()
  const ahead = (moment: number) =>
    new Date(`${dayOf(new Date(moment))}T${clockOf(new Date(moment))}:00Z`).getTime() - moment
  const found = asUtc - ahead(asUtc)
  return new Date(clockOf(new Date(found)) === clock ? found : asUtc - ahead(found))
}

/** Which writing somebody has seen, so that nobody writes over words that they have not; nothing where there was none. */
export const seenAt = (at: Date | string | null | undefined): string => (at ? new Date(at).toISOString() : '')
