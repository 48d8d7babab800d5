import { SPOKEN } from './spoken'

const { locale, timeZone } = SPOKEN
const DAY = new Intl.DateTimeFormat(locale, {
  timeZone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const CLOCK = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit', hour12: true })

const ISO_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone })

/** The calendar day in the councils' own time zone, as yyyy-mm-dd. */
export const dayOf = (moment: Date): string => ISO_DAY.format(moment)
/** "Monday 23 November 2026" */
export const dayWords = (date: Date | string) => DAY.format(new Date(date)).replace(',', '')
/** "2:05pm" */
export const clockWords = (date: Date | string) => CLOCK.format(new Date(date)).replace(/\s/g, '').toLowerCase()
