import { type Column, DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { Spread } from '@/app/_ui/spread'
import { StateMark } from '@/app/_ui/state-mark'
import { stateInWords } from '@/lib/score/rule-words'
import type { ScoreSheetView } from '@/lib/score/view-score-sheet'
import { SaidList } from './said-list'

type Revealed = NonNullable<ScoreSheetView['revealed']>

/** The spread of a revealed round, its state in words first, then the picture, then what was said. */
export function ScoreResult({
  revealed,
  number,
  rule,
}: {
  revealed: Revealed
  number: number
  rule: ScoreSheetView['rule']
}) {
  const { spread, consensus, coverage, levels } = revealed
  return (
    <div className="flex flex-col gap-4">
      {consensus ? (
        <p>
          <span className="mr-2 font-semibold">
            <StateMark state={consensus} />
          </span>
          {stateInWords(consensus, rule)}
        </p>
      ) : (
        <p>Nobody gave a level in this round.</p>
      )}
      {spread ? (
        <Spread
          label={`Scores of round ${number}`}
          scores={levels}
          median={spread.median}
          quartiles={[spread.quartiles.lower, spread.quartiles.upper]}
        />
      ) : null}
      <p className="text-secondary">
        {coverage.levels} of {coverage.assessors} assessors gave a level
        {coverage.cannotJudge > 0 ? `; ${coverage.cannotJudge} could not judge` : ''}
        {coverage.doesNotApply > 0 ? `; ${coverage.doesNotApply} said that it does not apply` : ''}.
      </p>
      <Breakdown caption="By political group and officers" head="Group" cells={revealed.breakdown} />
      <Breakdown caption="Councillors and officers" head="Role" cells={revealed.byRole} />
      <Details summary="What each assessor said" open>
        <SaidList answers={revealed.answers} />
      </Details>
    </div>
  )
}

type Shown = Extract<Revealed['breakdown'][number], { isShown: true }>
const columns = (head: string): Column<Shown>[] => [
  { head, cell: (cell) => cell.label, isRowHead: true },
  { head: 'Scores', cell: (cell) => cell.n, isNumber: true },
  { head: 'Lowest to highest', cell: (cell) => range(cell), isNumber: true },
  { head: 'Median', cell: (cell) => cell.spread.median, isNumber: true },
]
const range = ({ counts }: Shown) => {
  const given = ([1, 2, 3, 4] as const).filter((level) => counts[level] > 0)
  return given.length > 1 ? `${given[0]} to ${given.at(-1)}` : given[0]
}

/** Of the cells that may be shown beside each other; see `hideSmallCells`. */
function Breakdown({ caption, head, cells }: { caption: string; head: string; cells: Revealed['breakdown'] }) {
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
