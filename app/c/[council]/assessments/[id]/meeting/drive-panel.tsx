'use client'
import { type ReactNode, useState } from 'react'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { Press } from '@/app/_ui/press'
import { SelectField } from '@/app/_ui/select-field'
import { useWordsFor } from '@/app/_words/use-words-for'
import { questionName } from '@/lib/framework/named-question'
import { NextRoundForm } from '../q/[code]/round-forms'
import { revealRoundAction } from '../q/[code]/score-actions'
import { beginItemAction, openItemAction, resumeTimerAction, startTimerAction } from './actions'
import type { Inside } from './inside'

/** What the facilitator does next, always in the same place: one large button, then what else there is. */
export function DrivePanel(inside: Inside) {
  const { slug, assessmentId, board, mine, refresh } = inside
  const { item, clock } = board
  if (!mine.abilities.drive) return null
  const next = nextOf(inside)
  return (
    <section aria-labelledby="drive" className="flex flex-col gap-4 border-l-4 border-accent pl-4">
      <h2 id="drive">You facilitate</h2>
      <Advance key={`${item?.code} ${item?.stage}`} {...inside} next={next} />
      {item ? (
        <>
          {clock === null || clock.left <= 0 ? (
            <Press
              action={startTimerAction.bind(null, slug)}
              input={{ assessmentId, minutes: minutesFor(inside) }}
              variant="secondary"
              onDone={refresh}
            >
              {`Start the clock: ${minutesFor(inside)} minutes`}
            </Press>
          ) : clock.isRunning ? null : (
            <Press
              action={resumeTimerAction.bind(null, slug)}
              input={{ assessmentId }}
              variant="secondary"
              onDone={refresh}
            >
              Let the clock run on
            </Press>
          )}
          {item.stage === 'result' || item.stage === 'agreed' ? <Another {...inside} /> : null}
        </>
      ) : null}
      <Details summary="Go to another question">
        <Form
          action={openItemAction.bind(null, slug)}
          hidden={{ assessmentId }}
          label="Go to another question"
          variant="secondary"
          submit="Show it on every screen"
          done="Shown."
          onDone={refresh}
        >
          <SelectField
            name="code"
            label="Question"
            defaultValue={next?.code}
            options={board.agenda.map((one) => ({ value: one.code, label: questionName(one) }))}
          />
        </Form>
      </Details>
    </section>
  )
}

const minutesFor = ({ board }: Inside) => board.agenda.find(({ code }) => code === board.item?.code)?.minutes || 5
/** The next of the agenda that is not agreed and not passed by consent; after the last one, whatever is left before. */
function nextOf({ board }: Inside) {
  const open = board.agenda.filter(
    ({ round, isOnConsent, code }) => round !== 'agreed' && !isOnConsent && code !== board.item?.code,
  )
  const at = board.agenda.findIndex(({ code }) => code === board.item?.code)
  return open.find((one) => board.agenda.indexOf(one) > at) ?? open[0]
}

function nothingWaits({ agenda }: Inside['board']): string {
  if (agenda.length === 0) return 'No question is on the agenda yet. A question comes here when its scoring is open.'
  return agenda.every(({ round }) => round === 'agreed')
    ? 'Every question on the agenda is agreed.'
    : 'Nothing else waits to be discussed. What is left is on the agenda under “By consent”.'
}

/** The one thing that moves the meeting on from here: another button each time, so that a key pressed twice does not do two. */
function Advance({ slug, assessmentId, board, mine, refresh, next }: Inside & { next: ReturnType<typeof nextOf> }) {
  const { item } = board
  const wordsFor = useWordsFor()
  const goOn = next ? (
    <Big>
      <Press action={openItemAction.bind(null, slug)} input={{ assessmentId, code: next.code }} onDone={refresh}>
        {item ? `Go on to question ${questionName(next)}` : `Begin with question ${questionName(next)}`}
      </Press>
    </Big>
  ) : (
    <p>{nothingWaits(board)}</p>
  )
  if (!item) return goOn
  const here = { assessmentId, code: item.code }
  if (item.stage === 'reading') {
    const isOpen = mine.sheet?.round?.state === 'open'
    return (
      <Big>
        <Press action={beginItemAction.bind(null, slug)} input={here} onDone={refresh}>
          {isOpen ? 'Open scoring on every screen' : 'Show what we gave'}
        </Press>
      </Big>
    )
  }
  if (item.stage === 'scoring') {
    const reveal = mine.sheet?.abilities.revealRound
    return reveal?.may ? (
      <Big>
        <Press action={revealRoundAction.bind(null, slug)} input={{ ...here, roundId: item.roundId }} onDone={refresh}>
          Reveal all scores on every screen
        </Press>
        <p className="text-sm text-secondary">Enough have scored. A reveal cannot be undone.</p>
      </Big>
    ) : (
      <p>{reveal ? wordsFor(reveal.because) : 'The assessors are scoring.'}</p>
    )
  }
  if (item.stage === 'result' && mine.duties.isChair)
    return (
      <p>
        {mine.sheet?.abilities.openNextRound.may
          ? 'Talk it over. Then record the agreed level, or open another round.'
          : 'Talk it over. Then record the agreed level.'}
      </p>
    )
  if (item.stage === 'result') return <p>Talk it over. The chair records the agreed level.</p>
  return goOn
}

const Big = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-col gap-2 [&_button]:min-h-16 [&_button]:w-full [&_button]:text-xl">{children}</div>
)

function Another({ slug, assessmentId, board, mine }: Inside) {
  const [isAsked, setAsked] = useState(false)
  const wordsFor = useWordsFor()
  const { item } = board
  const may = mine.sheet?.abilities.openNextRound
  if (!item || !may) return null
  if (!may.may)
    return may.because.kind === 'no-more-rounds' ? <p className="text-secondary">{wordsFor(may.because)}</p> : null
  return (
    <details open={isAsked} onToggle={(event) => setAsked(event.currentTarget.open)}>
      <summary className="min-h-8 cursor-pointer text-accent underline">Another round</summary>
      <div className="mt-2">
        <NextRoundForm
          slug={slug}
          hidden={{ assessmentId, code: item.code, roundId: item.roundId ?? '' }}
          number={item.roundNumber + 1}
        />
      </div>
    </details>
  )
}
