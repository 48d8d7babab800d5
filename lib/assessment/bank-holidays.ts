/*
 * The bank holidays of England and Wales, by their rules: those of Schedule 1 to the Banking and Financial Dealings Act 1971 (Easter
 * Monday, the last Mondays of May and August, 26 December), those that a proclamation under section 1 names every year (New Year’s Day and
 * the first Monday in May), and Good Friday and Christmas Day by common law. One that falls on a weekend is kept on the next day
 * that is none. Days that are named once, as for a coronation, are not known here.
 */

const DAY = 86_400_000
const SUNDAY = 0
const SATURDAY = 6

const at = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day))
const later = (day: Date, days: number) => new Date(day.getTime() + days * DAY)
const isoOf = (day: Date) => day.toISOString().slice(0, 10)
const isWeekend = (day: Date) => day.getUTCDay() === SUNDAY || day.getUTCDay() === SATURDAY

/** Easter Sunday in the Gregorian calendar, by the computus of Meeus, Jones and Butcher. */
export function easterOf(year: number): Date {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return at(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

const firstMonday = (year: number, month: number) => later(at(year, month, 1), (8 - at(year, month, 1).getUTCDay()) % 7)
const lastMonday = (year: number, month: number) => {
  const last = at(year, month + 1, 0)
  return later(last, -((last.getUTCDay() + 6) % 7))
}

/** The eight of a year, as yyyy-mm-dd, in their order. */
export function bankHolidaysOf(year: number): string[] {
  const easter = easterOf(year)
  const kept = new Set([
    ...[later(easter, -2), later(easter, 1)].map(isoOf),
    ...[firstMonday(year, 5), lastMonday(year, 5), lastMonday(year, 8)].map(isoOf),
  ])
  // Those on their own day first, so that a substitute goes past them.
  const dated = [at(year, 1, 1), at(year, 12, 25), at(year, 12, 26)]
  for (const day of dated.filter((one) => !isWeekend(one))) kept.add(isoOf(day))
  for (const day of dated.filter(isWeekend)) {
    let substitute = day
    while (isWeekend(substitute) || kept.has(isoOf(substitute))) substitute = later(substitute, 1)
    kept.add(isoOf(substitute))
  }
  return [...kept].sort()
}

/** Whether people work on a day, yyyy-mm-dd, in England and Wales: Monday to Friday, and no bank holiday. */
export function isWorkingDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !isWeekend(date) && !bankHolidaysOf(date.getUTCFullYear()).includes(day)
}
