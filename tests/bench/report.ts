import { median } from './measure'
import type { Name } from './servers'
import type { Case, Run } from './workload'

export type Measured = Partial<Record<Name, Run[]>>

/** What a goal came to. */
export type Verdict = { says: string; value: number; bound: string; isReached: boolean }

/** A case's table: the median of each column with its least and most, and under it each goal, reached or not. */
export function show({ title, goals }: Case, measured: Measured): Verdict[] {
  const names = Object.keys(measured) as Name[]
  console.log(`\n${title}`)
  const columns = columnsOf(measured)
  const rows = columns.map((column) => names.map((name) => spread(measured[name]?.map((run) => run[column]))))
  print([['', ...names], ...rows.map((row, at) => [columns[at] ?? '', ...row])])
  const verdicts: Verdict[] = []
  for (const goal of goals) {
    const one = goal.isForWorst ? worst : median
    const value = goal.reads((name, column) => one(measured[name]?.map((run) => run[column] ?? Number.NaN) ?? []))
    if (Number.isNaN(value)) continue
    const isReached = 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast
    const bound = 'atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`
    console.log(`  ${isReached ? 'reached    ' : 'not reached'}  ${goal.says}: ${short(value)} (${bound})`)
    verdicts.push({ says: goal.says, value, bound, isReached })
  }
  return verdicts
}

const worst = (values: number[]) => (values.length > 0 ? Math.max(...values) : Number.NaN)
const columnsOf = (measured: Measured) => [
  ...new Set(Object.values(measured).flatMap((runs) => runs.flatMap((run) => Object.keys(run)))),
]

/** Columns side by side, each as wide as its widest. */
function print(rows: string[][]) {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  for (const row of rows)
    console.log(
      `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('   ')}`,
    )
}

function spread(values: (number | undefined)[] = []): string {
  const known = values.filter((value) => value !== undefined)
  if (known.length === 0) return '–'
  if (known.length === 1) return short(known[0] as number)
  return `${short(median(known))} (${short(Math.min(...known))}–${short(Math.max(...known))})`
}

/** Three figures, or the whole number. */
const short = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
