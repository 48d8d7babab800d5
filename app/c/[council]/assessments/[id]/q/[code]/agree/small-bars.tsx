import { useTranslations } from 'next-intl'
import { LevelName } from '@/app/_ui/level-names'
import { CONFIDENCES, LEVELS, STRENGTHS } from '@/lib/score/score'
import type { ScoreSheetView } from '@/lib/score/view-score-sheet'

type Answers = NonNullable<ScoreSheetView['revealed']>['answers']

/** Ambition, confidence and strength of the evidence, counted beside each other. */
export function SmallBars({ answers }: { answers: Answers }) {
  const t = useTranslations('agree.bars')
  const judged = answers.flatMap(({ score }) => (score.kind === 'level' ? [score] : []))
  if (judged.length === 0) return null
  const count = (is: (score: (typeof judged)[number]) => boolean) => judged.filter(is).length
  return (
    <div className="mt-4 grid gap-x-6 gap-y-4 border-t border-line pt-3 sm:grid-cols-3">
      <Bars
        title={t('ambition')}
        all={judged.length}
        rows={LEVELS.toReversed().map((level) => ({
          key: String(level),
          label: <LevelName level={level} />,
          count: count(({ ambition }) => ambition === level),
        }))}
      />
      <Bars
        title={t('confidence')}
        all={judged.length}
        rows={CONFIDENCES.toReversed().map((key) => ({
          key,
          label: t(key),
          count: count(({ confidence }) => confidence === key),
        }))}
      />
      <Bars
        title={t('strength')}
        all={judged.length}
        rows={STRENGTHS.toReversed().map((key) => ({
          key,
          label: t(key),
          count: count(({ evidenceStrength }) => evidenceStrength === key),
        }))}
      />
    </div>
  )
}

const Bars = ({
  title,
  all,
  rows,
}: {
  title: string
  all: number
  rows: { key: string; label: React.ReactNode; count: number }[]
}) => (
  <div>
    <h3 className="font-sans text-sm font-semibold">{title}</h3>
    <dl className="mt-1 grid grid-cols-[max-content_1fr_max-content] items-center gap-x-2 text-sm">
      {rows
        .filter(({ count }) => count > 0)
        .map(({ key, label, count }) => (
          <div key={key} className="contents">
            <dt>{label}</dt>
            <dd aria-hidden className="m-0">
              <span className="score-bar" style={{ width: `${(100 * count) / all}%` }} />
            </dd>
            <dd className="text-right tabular-nums">{count}</dd>
          </div>
        ))}
    </dl>
  </div>
)
