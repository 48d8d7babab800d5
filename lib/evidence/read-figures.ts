import { parse } from 'csv-parse/sync'
import type { FileRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { Figure, FigureState } from './figure'

/** The columns, each by the names that it comes with. */
const COLUMNS = {
  metricId: ['metric id', 'metric', 'metric type id'],
  metric: ['metric label', 'label', 'measure'],
  area: ['area gss', 'area', 'gss', 'area code'],
  period: ['period', 'year', 'date'],
  value: ['value'],
  unit: ['unit', 'units'],
  source: ['source'],
  asAt: ['retrieved date', 'retrieved', 'date retrieved'],
} as const
type Column = keyof typeof COLUMNS
const NEEDED: Column[] = ['metric', 'area', 'period', 'value', 'unit', 'source', 'asAt']
const MOST_ROWS = 2_000

type Row = Record<Column, string>
export type ReadFigure = Omit<Figure, 'comparator' | 'state'> & { comparator: null; state: FigureState }

/** What a CSV of figures holds, one figure a metric. What cannot be read is refused with the row and what is wrong in it. */
export function readFigures(text: string): Result<ReadFigure[], FileRefusal> {
  const lines = linesOf(text)
  const [head, ...body] = lines ?? []
  if (!lines || !head || body.length === 0) return wrong('The file has no rows under its headings.')
  if (body.length > MOST_ROWS) return wrong(`The file has more than ${MOST_ROWS} rows. Split it.`)
  const titles = head.map((one) =>
    one
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  )
  const place = (column: Column) => titles.findIndex((title) => (COLUMNS[column] as readonly string[]).includes(title))
  const missing = NEEDED.filter((column) => place(column) < 0)
  if (missing.length > 0)
    return wrong(`The first row has no column called ${missing.map((one) => `“${COLUMNS[one][0]}”`).join(', ')}.`)
  const figures = new Map<string, ReadFigure>()
  for (const [at, cells] of body.entries()) {
    const row = Object.fromEntries(
      (Object.keys(COLUMNS) as Column[]).map((column) => [column, (cells[place(column)] ?? '').trim()]),
    ) as Row
    const fault = faultOf(row)
    if (fault) return wrong(`Row ${at + 2}: ${fault}`)
    const key = row.metricId || row.metric
    const known = figures.get(key)
    const point = { area: row.area, period: row.period, value: numberIn(row.value) }
    if (known?.points.some(({ area, period }) => area === point.area && period === point.period))
      return wrong(`Row ${at + 2}: ${row.metric} has a second value for ${row.area} in ${row.period}.`)
    if (known) known.points.push(point)
    else
      figures.set(key, {
        ...{ metricId: row.metricId || null, metric: row.metric, unit: row.unit, source: row.source },
        ...{ asAt: dayIn(row.asAt) as string, points: [point], comparator: null, state: 'outturn' },
      })
  }
  return ok([...figures.values()])
}

function linesOf(text: string): string[][] | undefined {
  try {
    return parse(text, { skip_empty_lines: true, relax_column_count: true, bom: true })
  } catch {
    return undefined
  }
}

function faultOf(row: Row): string | undefined {
  const empty = NEEDED.find((column) => column !== 'unit' && row[column] === '')
  if (empty) return `“${COLUMNS[empty][0]}” is empty.`
  if (Number.isNaN(numberIn(row.value))) return `“${row.value}” is not a number.`
  if (!dayIn(row.asAt)) return `“${row.asAt}” is not a date. Write it as 2026-03-31 or 31/03/2026.`
  if (row.metric.length > 200 || row.source.length > 300 || row.area.length > 80 || row.period.length > 40)
    return 'a cell is longer than its column takes.'
  return undefined
}

const numberIn = (text: string) => Number(text.replaceAll(/[,£%\s]/g, ''))
function dayIn(text: string): string | undefined {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const day = british ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}` : text
  const at = new Date(`${day}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
    ? day
    : undefined
}

const wrong = (why: string): Result<never, FileRefusal> => refuse({ kind: 'figures-unreadable', why, field: 'file' })
