import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import type { ScoreSheetView } from '@/lib/score/view-score-sheet'

type Cells = NonNullable<ScoreSheetView['revealed']>['breakdown']
type Shown = Extract<Cells[number], { isShown: true }>

/** The levels by group and by role, of the cells that may be shown beside each other; see `hideSmallCells`. */
export function Breakdowns({ breakdown, byRole }: { breakdown: Cells; byRole: Cells }) {
  const t = useTranslations('agree')
  if (![...breakdown, ...byRole].some(({ isShown }) => isShown)) return null
  return (
    <div className="mt-4">
      <Details summary={t('byGroup')}>
        <div className="flex flex-col gap-4">
          <Breakdown caption="By political group and officers" head="Group" cells={breakdown} />
          <Breakdown caption="Councillors and officers" head="Role" cells={byRole} />
        </div>
      </Details>
    </div>
  )
}

const columns = (head: string): Column<Shown>[] => [
  { head, cell: (cell) => cell.label, isRowHead: true },
  { head: 'Scores', cell: (cell) => cell.n, isNumber: true },
  { head: 'Lowest to highest', cell: (cell) => range(cell), isNumber: true },
  { head: 'Median', cell: (cell) => medianWords(cell.spread.median), isNumber: true },
]
const range = ({ counts }: Shown) => {
  const given = ([1, 2, 3, 4] as const).filter((level) => counts[level] > 0)
  return given.length > 1 ? `${given[0]} to ${given.at(-1)}` : given[0]
}
const medianWords = (median: number) =>
  Number.isInteger(median) ? String(median) : `between ${Math.floor(median)} and ${Math.ceil(median)}`

function Breakdown({ caption, head, cells }: { caption: string; head: string; cells: Cells }) {
  const shown = cells.flatMap((cell) => (cell.isShown ? [cell] : []))
  if (shown.length === 0) return null
  return (
    <div>
      <DataTable caption={caption} columns={columns(head)} rows={shown} rowKey={(cell) => cell.label} />
      {shown.length < cells.length ? (
        <p className="mt-1 text-sm text-secondary">
          Some are left out, so that nobody’s score can be worked out from a small group.
        </p>
      ) : null}
    </div>
  )
}
