import { z } from 'zod'

export const FIGURE_STATES = {
  provisional: 'Provisional',
  outturn: 'Outturn',
  audited: 'Audited',
  disclaimed: 'Disclaimed by the auditor',
} as const
export type FigureState = keyof typeof FIGURE_STATES

const text = (most: number) => z.string().trim().min(1).max(most)
const point = z.object({ area: text(80), period: text(40), value: z.number() })

/** A measure at one or several places and times, with where it comes from. A comparator is another value beside the last one. */
export const figure = z.object({
  metricId: z.string().max(80).nullable(),
  metric: text(200),
  unit: z.string().max(40),
  points: z.array(point).min(1).max(400),
  comparator: z.object({ of: text(120), value: z.number() }).nullable(),
  source: text(300),
  state: z.enum(Object.keys(FIGURE_STATES) as [FigureState, ...FigureState[]]),
  asAt: z.string(),
})
export type Figure = z.infer<typeof figure>
export type Point = Figure['points'][number]

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

/** "11.4 %", "1,204 households"; a sign of money stands before its number. */
export function valueWords(value: number, unit: string): string {
  const number = NUMBER.format(value)
  if (unit === '£') return value < 0 ? `−£${number.slice(1)}` : `£${number}`
  return unit === '%' ? `${number}%` : `${number} ${unit}`.trim()
}

/** The latest of the first place named, with its period. */
export const latestOf = ({ points }: Figure): Point => {
  const here = points.filter(({ area }) => area === points[0]?.area)
  return here.reduce((last, one) => (one.period >= last.period ? one : last), here[0] as Point)
}

/** In one line, as lists show it. */
export function figureWords(one: Figure): string {
  const { period, value } = latestOf(one)
  const beside = one.comparator ? `; ${one.comparator.of} ${valueWords(one.comparator.value, one.unit)}` : ''
  return `${valueWords(value, one.unit)}, ${FIGURE_STATES[one.state].toLowerCase()} ${period}${beside}`
}

/** A row for each period and a column for each place, in their order. */
export function tableOf({ points }: Figure) {
  const areas = [...new Set(points.map(({ area }) => area))]
  const periods = [...new Set(points.map(({ period }) => period))].sort()
  return {
    areas,
    rows: periods.map((period) => ({
      period,
      values: areas.map((area) => points.find((one) => one.area === area && one.period === period)?.value ?? null),
    })),
  }
}
