'use client'
import { useRouter } from 'next/navigation'
import { type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react'
import { valuesOf } from '@/app/_doors/form-values'
import { Button } from '@/app/_ui/button'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { SentContext } from '@/app/_ui/form'
import { useSteadyReading } from '@/app/_ui/steady-reading'
import { arrivedLately } from '@/lib/score/kept-scores'
import type { Score } from '@/lib/score/score'
import { KeptBehind } from './kept-behind'
import { type Descriptor, ScoreFields } from './score-fields'
import { ScoreLine, stateOf } from './score-line'
import { type ScoreAddress, useScore } from './use-score'

export type ScoreFormHandle = { submit: () => Promise<boolean> }
/** How far a score is, for whoever shows several. */
export type ScoreNews = { state: ReturnType<typeof stateOf>; kind: string | undefined; isReady: boolean }

/**
 * One assessor's judgement of one question, wherever it is given. It saves as it goes, on the device and as a draft that
 * nobody else can see; submitting is a button. It needs no page around it.
 */
export function ScoreForm({
  at,
  levels,
  help,
  submitted,
  draft,
  before,
  onNews,
  ref,
}: {
  at: ScoreAddress
  levels: Descriptor[]
  help?: string | undefined
  submitted?: { score: Score; submittedAt: string | Date } | undefined
  draft?: Record<string, string> | undefined
  before?: Score | undefined
  onNews?: (code: string, news: ScoreNews) => void
  ref?: Ref<ScoreFormHandle>
}) {
  const router = useRouter()
  const prefix = useId()
  const form = useRef<HTMLFormElement>(null)
  const turns = useRef(0)
  useSteadyReading()
  const score = useScore(at, { submitted, draft, before })
  const state = stateOf(score)
  const isReady = score.isComplete && state !== 'waiting' && score.isChanged
  const submit = async () => {
    turns.current += 1
    return score.submit()
  }
  // the page is read again once the score has arrived: without a connection that would leave the page
  const arrivedAt = score.submitted?.at
  const shownAt = useRef(arrivedAt)
  useEffect(() => {
    if (shownAt.current === arrivedAt) return
    shownAt.current = arrivedAt
    router.refresh()
  }, [router, arrivedAt])
  useEffect(() => {
    if (arrivedLately(at.roundId)) router.refresh()
  }, [router, at.roundId])
  useImperativeHandle(ref, () => ({ submit }))
  const tell = useRef(onNews)
  tell.current = onNews
  const { code } = at
  const kind = score.form.kind
  useEffect(() => tell.current?.(code, { state, kind, isReady }), [code, state, kind, isReady])
  const hasErrors = Object.keys(score.errors).length > 0
  return (
    <SentContext value={{ prefix, errors: score.errors, values: score.shown.form, turn: score.shown.turn }}>
      <form
        ref={form}
        noValidate
        aria-label="Your score"
        className="flex flex-col gap-6"
        onChange={() => form.current && void score.edit(valuesOf(new FormData(form.current)) as Record<string, string>)}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {hasErrors ? (
          <ErrorSummary
            key={turns.current}
            prefix={prefix}
            message="Some answers need another look. What you put down is saved."
            fieldErrors={score.errors}
          />
        ) : null}
        <KeptBehind at={at} onUse={score.use} />
        {before && state === 'none' ? (
          <p className="border-l-4 border-accent pl-4">
            This starts from your score of the round before. It counts in this round only once you submit it.
          </p>
        ) : null}
        {help ? (
          <p className="border-l-4 border-line pl-4">
            <span className="font-semibold">What to look for. </span>
            {help}
          </p>
        ) : null}
        <ScoreFields levels={levels} kind={kind} />
        <div className="flex flex-col gap-3">
          <ScoreLine score={score} />
          {state === 'changed' || state === 'refused' || (state !== 'none' && !score.submitted) ? (
            <Button variant="quiet" className="self-start" onClick={() => void score.discard()}>
              {score.submitted ? 'Go back to what I submitted' : 'Discard what I put down'}
            </Button>
          ) : null}
          <Button type="submit" className="sm:self-start" aria-disabled={state === 'submitted'}>
            {score.submitted ? 'Submit the change' : 'Submit my score'}
          </Button>
        </div>
      </form>
    </SentContext>
  )
}
