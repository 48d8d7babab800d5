'use client'
import { useTranslations } from 'next-intl'
import { LargeSpread } from '@/app/_ui/large-spread'
import { StateMark } from '@/app/_ui/state-mark'
import { stateInWords } from '@/lib/score/rule-words'
import type { ScoreSheetView } from '@/lib/score/view-score-sheet'
import { useVerdict } from '../../../_score/use-verdict'

type Revealed = NonNullable<ScoreSheetView['revealed']>

/** What came out, in a sentence first; then the picture, over the round before. */
export function WhatWeGave({
  id,
  revealed,
  number,
  before,
  mine,
  rule,
}: {
  /** Of its heading. */
  id: string
  revealed: Pick<Revealed, 'levels' | 'consensus' | 'coverage'>
  number: number
  before: Pick<ScoreSheetView['earlier'][number], 'number' | 'levels' | 'consensus'> | undefined
  mine: number | undefined
  rule: ScoreSheetView['rule']
}) {
  const t = useTranslations('agree')
  const verdict = useVerdict()
  const { levels, consensus, coverage } = revealed
  const { title, why } = verdict({ number, levels, consensus }, before)
  return (
    <>
      <h2 id={id} className="flex items-center gap-3 text-2xl sm:text-3xl">
        {consensus ? (
          <span aria-hidden className="flex [&_svg]:size-8">
            <StateMark state={consensus} bare />
          </span>
        ) : null}
        {title}
      </h2>
      <p className="mt-2 text-lg">{why}</p>
      <p className="mt-1 mb-2 text-sm text-secondary">
        {t('coverage', coverage)}
        {coverage.cannotJudge > 0 ? ` ${t('cannotJudge', { count: coverage.cannotJudge })}` : ''}
        {coverage.doesNotApply > 0 ? ` ${t('doesNotApply', { count: coverage.doesNotApply })}` : ''}
        {consensus ? ` ${t('rule', { words: stateInWords(consensus, rule) })}` : ''}
      </p>
      <LargeSpread round={{ number, levels }} before={before} mine={mine} />
    </>
  )
}
