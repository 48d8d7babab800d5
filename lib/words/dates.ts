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

/** "Monday 23 November 2026" */
export const dayWords = (date: Date | string) => DAY.format(new Date(date)).replace(',', '')
/** "2:05pm" */
export const clockWords = (date: Date | string) => CLOCK.format(new Date(date)).replace(/\s/g, '').toLowerCase()
