import { LevelMark } from '@/app/_ui/level-mark'
import type { ScoreSheetView } from '@/lib/score/view-score-sheet'

type Answer = NonNullable<ScoreSheetView['revealed']>['answers'][number]

/** What each assessor said in a revealed round, by whom as far as the naming rule allows. */
export const SaidList = ({ answers }: { answers: Answer[] }) => (
  <ul className="flex flex-col gap-4">
    {answers.map((answer, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: an answer without a name has nothing else to be known by
      <Said key={at} answer={answer} />
    ))}
  </ul>
)

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
