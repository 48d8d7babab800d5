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
  none: 'border-line',
  device: 'border-caution bg-caution-soft',
  waiting: 'border-caution bg-caution-soft',
  draft: 'border-accent',
  changed: 'border-accent',
  submitted: 'border-done bg-done-soft',
  refused: 'border-error bg-error-soft',
}

/** The state in words, beside the button. Drafts are saved silently; what a person waits for is also said to screen readers. */
export function ScoreLine({ score }: { score: ScoreInHand }) {
  const state = stateOf(score)
  const isSaid = state === 'submitted' || state === 'refused' || state === 'waiting' || Boolean(score.unsent)
  return (
    <div data-testid="score-state" data-state={state} className={`border-l-4 py-2 pl-4 ${EDGES[state]}`}>
      <Words score={score} state={state} />
      <p role="status" className="sr-only">
        {isSaid ? said(score, state) : ''}
      </p>
    </div>
  )
}

const TITLES: Record<ScoreState, string> = {
  none: 'Nothing put down yet',
  device: 'Saved on this device',
  draft: 'Draft saved',
  waiting: 'Saved on this device',
  submitted: 'Submitted',
  changed: 'Changed since you submitted',
  refused: 'Not saved',
}

const said = ({ unsent, waiting, kept }: ScoreInHand, state: ScoreState) => {
  const why = waiting?.refused ?? kept?.refused ?? (state === 'waiting' ? whenSent(unsent) : unsent)
  return state === 'submitted' || !why ? TITLES[state] : `${TITLES[state]}: ${why}`
}

const whenSent = (unsent = 'It is on its way to Concord.') =>
  `${unsent} It is submitted when you are connected again, if the round is still open.`

function Words({ score, state }: { score: ScoreInHand; state: ScoreState }) {
  const { submitted, unsent, isOnDevice } = score
  const isFilledIn = state === 'none' && Object.keys(score.form).length > 0
  const title =
    state === 'device' && !isOnDevice
      ? 'Only in this open page'
      : isFilledIn
        ? 'Filled in from the round before, not submitted'
        : TITLES[state]
  return (
    <>
      <p className="font-semibold">{title}</p>
      <p className="text-sm text-secondary">
        {state === 'none' ? 'It saves as you go. Nobody sees it, and it counts only once you submit it.' : null}
        {state === 'device' ? (unsent ?? 'It is on its way to Concord.') : null}
        {state === 'device' && !isOnDevice ? ' Keep the page open: this browser stores nothing.' : null}
        {state === 'draft' ? 'Only you can see it. It does not count until you submit it.' : null}
        {state === 'waiting' ? whenSent(unsent) : null}
        {state === 'changed'
          ? 'What you submitted still counts. The change is saved as a draft until you submit it.'
          : null}
        {state === 'refused' ? `${score.waiting?.refused ?? score.kept?.refused} What you wrote is still here.` : null}
        {state === 'submitted' && submitted ? (
          <>
            On <Time at={submitted.at} />. Nobody else can see it. You can change it until the scores are revealed.
          </>
        ) : null}
      </p>
    </>
  )
}
