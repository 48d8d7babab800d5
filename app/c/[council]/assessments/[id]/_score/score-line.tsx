import { useTranslations } from 'next-intl'
import { Time } from '@/app/_ui/time'
import type { ScoreInHand } from './use-score'

export type ScoreState = 'none' | 'device' | 'draft' | 'waiting' | 'submitted' | 'changed' | 'refused'

/** Where a score is: nowhere, on this device, at Concord as a draft, or submitted. What is not there yet comes first. */
export function stateOf({ kept, waiting, submitted, draft }: ScoreInHand): ScoreState {
  if (waiting?.refused || kept?.refused) return 'refused'
  if (waiting) return 'waiting'
  if (kept && Object.keys(kept.form).length > 0) return 'device'
  if (submitted) return draft ? 'changed' : 'submitted'
  return draft ? 'draft' : 'none'
}

const EDGES: Record<ScoreState, string> = {
  none: 'border-transparent',
  draft: 'border-transparent',
  device: 'border-caution bg-caution-soft',
  waiting: 'border-caution bg-caution-soft',
  changed: 'border-accent bg-accent-soft',
  submitted: 'border-done bg-done-soft',
  refused: 'border-error bg-error-soft',
}

/** The state in words, beside the button, and that it is hidden. `isChange`: what was submitted last was a change. Drafts are saved silently; what a person waits for is also said to screen readers. */
export function ScoreLine({ score, isChange }: { score: ScoreInHand; isChange: boolean }) {
  const t = useTranslations('sheet.states')
  const state = stateOf(score)
  const { unsent, waiting, kept, submitted } = score
  const isSaid = state === 'submitted' || state === 'refused' || state === 'waiting' || Boolean(unsent)
  const isFilledIn = state === 'none' && Object.keys(score.form).length > 0
  const title =
    state === 'submitted' && isChange
      ? t('changedNow')
      : state === 'device' && !score.isOnDevice
        ? t('page')
        : isFilledIn
          ? t('filledIn')
          : t(`titles.${state}`)
  const why = waiting?.refused ?? kept?.refused ?? (state === 'waiting' ? whenSent(unsent) : unsent)
  return (
    <div
      data-testid="score-state"
      data-state={state}
      className={`flex items-start gap-2 border-l-4 py-1 text-sm ${EDGES[state]} ${state === 'none' || state === 'draft' ? '' : 'px-3'}`}
    >
      <Lock />
      <p>
        {state === 'none' && !isFilledIn ? null : <span className="font-semibold">{title} </span>}
        <span className="text-secondary">
          {state === 'none' || state === 'draft' ? t('hidden') : null}
          {state === 'device' ? (unsent ?? t('onItsWay')) : null}
          {state === 'device' && !score.isOnDevice ? ` ${t('keepOpen')}` : null}
          {state === 'waiting' ? whenSent(unsent ?? t('onItsWay')) : null}
          {state === 'changed' ? t('stillCounts') : null}
          {state === 'refused' ? `${waiting?.refused ?? kept?.refused} ${t('stillHere')}` : null}
          {state === 'submitted' && submitted ? t.rich('until', { at: () => <Time at={submitted.at} /> }) : null}
        </span>
      </p>
      <p role="status" className="sr-only">
        {isSaid ? (state === 'submitted' || !why ? title : `${t(`titles.${state}`)} ${why}`) : ''}
      </p>
    </div>
  )

  function whenSent(reason = t('onItsWay')) {
    return `${reason} ${t('whenConnected')}`
  }
}

const Lock = () => (
  <svg viewBox="0 0 16 16" aria-hidden className="mt-1 size-4 shrink-0 fill-text">
    <path d="M4 7V5a4 4 0 0 1 8 0v2h1v7H3V7zm2 0h4V5a2 2 0 0 0-4 0z" />
  </svg>
)
