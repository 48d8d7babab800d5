import { monthWords } from '../words/dates'

/** Days as yyyy-mm-dd. `to` is the first day on which it is no more; without one it is still so. */
export type Stretch = { words: string; from: string; to: string | null }
export type Lane = { label: string; stretches: Stretch[] }
/** Where something stands on the line, in parts of its width from 0 to 1. */
export type Bar = { words: string; from: number; to: number; isNow: boolean }
export type Timeline = {
  lanes: { label: string; bars: Bar[] }[]
  marks: { words: string; at: number }[]
  ticks: { words: string; at: number }[]
  today: number
}

const DAY = 86_400_000
const at = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`)

/**
 * Lanes of time on one line from the first day to a little after today. `marks` are days that cross all of it, such as the
 * sealed submissions. What is shorter than can be seen is drawn a little longer.
 */
export function drawTimeline(
  lanes: readonly Lane[],
  marks: readonly { words: string; on: string }[],
  today: string,
): Timeline {
  const starts = [...lanes.flatMap(({ stretches }) => stretches.map(({ from }) => at(from))), at(today) - 90 * DAY]
  const [first, now] = [Math.min(...starts), at(today)]
  const span = (now - first) * 1.03
  const place = (time: number) => Math.max(0, Math.min(1, (time - first) / span))
  const NARROWEST = 0.012
  return {
    lanes: lanes.map(({ label, stretches }) => ({
      label,
      bars: stretches.map(({ words, from, to }) => {
        const begins = Math.min(place(at(from)), place(now) - NARROWEST)
        const ends = place(to === null ? now : at(to))
        return {
          words,
          from: begins,
          to: Math.max(ends, begins + NARROWEST),
          isNow: to === null,
        }
      }),
    })),
    marks: marks.map(({ words, on }) => ({ words, at: place(at(on)) })),
    ticks: ticksBetween(first, now).map(({ words, time }) => ({ words, at: place(time) })),
    today: place(now),
  }
}

/** Years where they are several, else months: never so many that they would run into each other. */
function ticksBetween(first: number, now: number): { words: string; time: number }[] {
  const [from, to] = [new Date(first), new Date(now)]
  const years = to.getUTCFullYear() - from.getUTCFullYear()
  if (years >= 2) {
    const step = Math.ceil(years / 6)
    return Array.from({ length: years }, (_, n) => from.getUTCFullYear() + 1 + n)
      .filter((_, n) => (years - 1 - n) % step === 0)
      .map((year) => ({ words: String(year), time: Date.UTC(year, 0, 1) }))
  }
  const months = years * 12 + to.getUTCMonth() - from.getUTCMonth()
  const step = Math.max(1, Math.ceil(months / 5))
  return Array.from({ length: months }, (_, n) => Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1 + n, 1))
    .filter((_, n) => (months - 1 - n) % step === 0)
    .map((time) => ({ words: monthWords(new Date(time).getUTCFullYear(), new Date(time).getUTCMonth()), time }))
}

/** The same thing held on without a break is one stretch. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = []
  for (const next of [...stretches].sort((a, b) => a.from.localeCompare(b.from))) {
    const last = whole.at(-1)
    if (last && last.words === next.words && last.to !== null && last.to >= next.from) last.to = next.to
    else if (!last || next.from !== next.to) whole.push({ ...next })
  }
  return whole
}
