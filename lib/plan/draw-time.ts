import { daysBetween } from './plan'

type Drawn = {
  startedOn: string
  dueOn: string
  movedOn: string
  endedOn: string | null
  steps: { dueOn: string; isDone: boolean }[]
}

/** Time on a strip of some width: the first and the last day, months in even steps, and where a day is, from 0 to 1. */
export type Span = { from: string; to: string; today: number; ticks: { at: number; month: number; year: number }[] }

const shifted = (day: string, by: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)

/** A span in which all of these have their place, and today. */
export function spanOf(actions: readonly Drawn[], today: string): Span {
  const days = actions.flatMap(({ startedOn, dueOn, steps }) => [startedOn, dueOn, ...steps.map((step) => step.dueOn)])
  const first = [today, ...days].sort()[0] ?? today
  const last = [today, ...days].sort().at(-1) ?? today
  const pad = Math.max(10, Math.round(daysBetween(first, last) * 0.04))
  const span = { from: shifted(first, -pad), to: shifted(last, pad) }
  const months = Math.max(1, Math.ceil(daysBetween(span.from, span.to) / 30 / 6))
  const every = [1, 2, 3, 6, 12, 24].find((step) => step >= months) ?? 24
  const ticks = []
  let [year = 0, month = 0] = span.from.split('-').map(Number)
  for (let guard = 0; guard < 400; guard++) {
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
    const day = `${year}-${String(month).padStart(2, '0')}-01`
    if (day >= span.to) break
    if ((month - 1) % every === 0) ticks.push({ at: partOf(span, day), month: month - 1, year })
  }
  return { ...span, today: partOf(span, today), ticks }
}

export const partOf = ({ from, to }: { from: string; to: string }, day: string): number =>
  Math.min(1, Math.max(0, daysBetween(from, day) / Math.max(1, daysBetween(from, to))))

/**
 * One action on the strip: filled up to the day it last moved, so that silence is a gap before today; late where it was due
 * before today and is not done.
 */
export function barOf(action: Drawn, span: Span, today: string, isStuck: boolean) {
  const at = (day: string) => partOf(span, day)
  const until = action.endedOn ?? action.movedOn
  const isLate = action.endedOn === null && action.dueOn < today
  return {
    from: at(action.startedOn),
    filled: Math.max(at(action.startedOn), Math.min(at(until), isLate ? at(action.dueOn) : 1)),
    due: at(action.dueOn),
    late: isLate ? at(today) : null,
    silentFrom: isStuck ? at(action.movedOn) : null,
    silentDays: daysBetween(action.movedOn, today),
    steps: action.steps.map((step) => ({ at: at(step.dueOn), isDone: step.isDone })),
  }
}
export type Bar = ReturnType<typeof barOf>
