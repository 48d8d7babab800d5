import { LevelMark } from '@/app/_ui/level-mark'
import type { AreaQuestion } from '@/lib/score/view-area'
import type { ScoreNews } from '../../_score/score-form'

const WORDS: Record<ScoreNews['state'], string> = {
  none: 'To do',
  device: 'Draft',
  draft: 'Draft',
  waiting: 'Waiting',
  submitted: 'Done',
  changed: 'Changed',
  refused: 'Not saved',
}

const stateOf = (question: AreaQuestion, news: ScoreNews | undefined) => {
  if (!question.round) return 'Not open'
  if (question.round.state !== 'open') return 'Revealed'
  return news ? WORDS[news.state] : question.submitted ? 'Done' : 'To do'
}

const markOf = (kind: string | undefined) =>
  kind === 'cannot-judge' || kind === 'does-not-apply' ? kind : kind ? Number(kind) : 'not-yet'

/** The questions of an area as steps: the level put down for each, and how far it is. */
export const Steps = ({
  questions,
  news,
  here,
  go,
}: {
  questions: AreaQuestion[]
  news: Record<string, ScoreNews>
  here: number
  go: (place: number) => void
}) => (
  <ol aria-label="Questions of this area" className="grid grid-cols-4 gap-1 sm:grid-cols-8">
    {questions.map((question, place) => (
      <li key={question.code}>
        <button
          type="button"
          aria-current={place === here ? 'step' : undefined}
          onClick={() => go(place)}
          title={question.shortName}
          className="flex min-h-11 w-full cursor-pointer flex-col items-center gap-1 rounded-(--radius) border border-line bg-sheet p-1 hover:bg-sunken aria-[current]:border-2 aria-[current]:border-accent aria-[current]:font-semibold"
        >
          <span className="flex items-center gap-1">
            {question.code}
            <span className="sr-only"> {question.shortName}</span>
            <LevelMark level={markOf(news[question.code]?.kind)} size="small" />
          </span>
          <span className="text-sm text-secondary">{stateOf(question, news[question.code])}</span>
        </button>
      </li>
    ))}
  </ol>
)
