'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { questionName } from '@/lib/framework/named-question'
import type { AreaQuestion } from '@/lib/score/view-area'
import type { ScoreNews } from '../../_score/score-form'

const EDGES = {
  submitted: 'border-done bg-done-soft',
  waiting: 'border-caution bg-caution-soft',
  refused: 'border-error bg-error-soft',
}

/** What became of the score that was submitted before this question came into view, and the way back to it. */
export function LastSent({
  sent,
  news,
  look,
}: {
  sent: AreaQuestion | undefined
  news: ScoreNews | undefined
  look: () => void
}) {
  const t = useTranslations('sheet.last')
  const state = news?.state
  const isTold = sent && (state === 'submitted' || state === 'waiting' || state === 'refused')
  return (
    <div role="status" className="min-h-0">
      {isTold ? (
        <p
          data-testid="score-before"
          data-state={state}
          className={`mt-1 flex flex-wrap items-center gap-x-3 border-l-4 px-3 text-sm ${EDGES[state]}`}
        >
          {t(state, { name: questionName(sent), why: news?.why ?? '' })}
          <Button variant="quiet" onClick={look}>
            {t('back')}
          </Button>
        </p>
      ) : null}
    </div>
  )
}
