import { type Column, DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { LevelMark } from '@/app/_ui/level-mark'
import { Spread } from '@/app/_ui/spread'
import { StateMark } from '@/app/_ui/state-mark'
import type { Consensus } from '@/lib/score/consensus'
import type { ScoreSheetView } from '@/lib/score/view-score-sheet'

type Revealed = NonNullable<ScoreSheetView['revealed']>
type Answer = Revealed['answers'][number]

/** The spread of a revealed round, its state in words first, then the picture, then what was said. */
export function ScoreResult({
  revealed,
  number,
  agreeShare,
}: {
  revealed: Revealed
  number: number
  agreeShare: number
}) {
  const { spread, consensus, coverage, levels } = revealed
  return (
    <div className="flex flex-col gap-4">
      {consensus ? (
        <p>
          <span className="mr-2 font-semibold">
            <StateMark state={consensus} />
          </span>
          {stateWords(consensus, agreeShare)}
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
      <Breakdown cells={revealed.breakdown} />
      <Details summary="What each assessor said" open>
        <ul className="flex flex-col gap-4">
          {revealed.answers.map((answer, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer without a name has nothing else to be known by
            <Said key={at} answer={answer} />
          ))}
        </ul>
      </Details>
    </div>
  )
}

/** What each state means, with the share that this assessment chose. */
function stateWords(consensus: Consensus, agreeShare: number): string {
  const share = `${Math.round(agreeShare * 100)}%`
  const words: Record<Consensus, string> = {
    agreed: `At least ${share} gave the same level, and all are within one level of each other.`,
    close: 'Half of the scores lie within one level, and nobody is two or more from the median.',
    split: 'The scores lie too far apart to agree without talking.',
    polarised: 'Two camps, each at least a third of the scores, stand two or more levels apart.',
  }
  return words[consensus]
}

const Said = ({ answer: { score, by, isMine } }: { answer: Answer }) => (
  <li>
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <LevelMark
        level={score.kind === 'level' ? score.current : score.kind}
        words
        ambition={score.kind === 'level' ? score.ambition : undefined}
      />
      <span className="text-sm text-secondary">
        {[by ?? 'An assessor', isMine ? 'this is yours' : ''].filter(Boolean).join(', ')}
      </span>
    </p>
    {score.reason ? <p className="mt-1 whitespace-pre-line">{score.reason}</p> : null}
    {score.kind === 'level' ? (
      <p className="text-sm text-secondary">
        {`Confidence: ${score.confidence}. Evidence: ${score.evidenceStrength}.`}
      </p>
    ) : null}
  </li>
)

type Shown = Extract<Revealed['breakdown'][number], { isShown: true }>
const COLUMNS: Column<Shown>[] = [
  { head: 'Group', cell: (cell) => cell.label, isRowHead: true },
  { head: 'Scores', cell: (cell) => cell.n, isNumber: true },
  { head: 'Lowest to highest', cell: (cell) => range(cell), isNumber: true },
  { head: 'Median', cell: (cell) => cell.spread.median, isNumber: true },
]
const range = ({ counts }: Shown) => {
  const given = ([1, 2, 3, 4] as const).filter((level) => counts[level] > 0)
  return given.length > 1 ? `${given[0]} to ${given.at(-1)}` : given[0]
}

/** By political group and officers, where each shown cell has three people or more. */
function Breakdown({ cells }: { cells: Revealed['breakdown'] }) {
  const shown = cells.flatMap((cell) => (cell.isShown ? [cell] : []))
  if (shown.length === 0) return null
  return (
    <div>
      <DataTable
        caption="By political group and officers"
        columns={COLUMNS}
        rows={shown}
        rowKey={(cell) => cell.label}
      />
      {shown.length < cells.length ? (
        <p className="mt-1 text-sm text-secondary">
          Some are left out, so that nobody’s score can be worked out from a small group.
        </p>
      ) : null}
    </div>
  )
}
