'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { valuesOf } from '@/app/_doors/form-values'
import { Button } from '@/app/_ui/button'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { SentContext } from '@/app/_ui/form'
import { useReadPage } from '@/app/_ui/page-reading'
import { useSteadyReading } from '@/app/_ui/steady-reading'
import { arrivedLately } from '@/lib/score/kept-scores'
import type { Score } from '@/lib/score/score'
import type { Descriptor } from './descriptors-field'
import { KeptBehind } from './kept-behind'
import { ScoreFields } from './score-fields'
import { ScoreLine, stateOf } from './score-line'
import { type ScoreAddress, useScore } from './use-score'

/** How far a score is, for whoever shows several. */
export type ScoreNews = { state: ReturnType<typeof stateOf>; kind: string | undefined; why: string | undefined }
/** Where submitting leads on to: its name, the way there, and whether one is on it. */
export type Onwards = { name: string; go: () => void | Promise<void>; isUnderWay: boolean }

/**
 * One assessor's judgement of one question, wherever it is given. It saves as it goes, on the device and as a draft that
 * nobody else can see; submitting is a button, which leads on where there is more to score; a change stays. It needs no page around it.
 */
export function ScoreForm({
  at,
  levels,
  help,
  submitted,
  draft,
  before,
  beforeRound,
  why,
  isMeeting,
  next,
  beside,
  onNews,
}: {
  at: ScoreAddress
  levels: Descriptor[]
  help?: string | undefined
  submitted?: { score: Score; submittedAt: string | Date } | undefined
  draft?: Record<string, string> | undefined
  before?: Score | undefined
  /** The number of the round that `before` was given in. */
  beforeRound?: number | undefined
  /** Why it is scored again, where that does not stand above. */
  why?: string | null | undefined
  isMeeting?: boolean
  next?: Onwards | undefined
  /** What stands beside the button: ways to other questions. */
  beside?: ReactNode
  onNews?: (code: string, news: ScoreNews) => void
}) {
  const t = useTranslations('sheet')
  const readPage = useReadPage()
  const prefix = useId()
  const form = useRef<HTMLFormElement>(null)
  const turns = useRef(0)
  useSteadyReading()
  const score = useScore(at, { submitted, draft, before })
  const state = stateOf(score)
  const [isSending, setSending] = useState(false)
  const [isChange, setChange] = useState(false)
  const isBusy = isSending || next?.isUnderWay === true
  const submit = async () => {
    if (isBusy) return
    turns.current += 1
    const isFirst = !score.submitted
    setSending(true)
    try {
      const isSent = await score.submit()
      setChange(isSent && !isFirst)
      if (isSent && isFirst) await next?.go()
    } finally {
      setSending(false)
    }
  }
  // the page is read again once the score has arrived: without a connection that would leave the page
  const arrivedAt = score.submitted?.at
  const shownAt = useRef(arrivedAt)
  useEffect(() => {
    if (shownAt.current === arrivedAt) return
    shownAt.current = arrivedAt
    readPage()
  }, [readPage, arrivedAt])
  useEffect(() => {
    if (arrivedLately(at.roundId)) readPage()
  }, [readPage, at.roundId])
  const tell = useRef(onNews)
  tell.current = onNews
  const { code } = at
  const kind = score.form.kind
  const trouble = score.waiting?.refused ?? score.kept?.refused ?? score.unsent
  useEffect(() => tell.current?.(code, { state, kind, why: trouble }), [code, state, kind, trouble])
  const hasErrors = Object.keys(score.errors).length > 0
  const isOver = state === 'submitted' && next && !isBusy
  const isAsBefore = before !== undefined && state === 'none' && !isMeeting
  return (
    <SentContext value={{ prefix, errors: score.errors, values: score.shown.form, turn: score.shown.turn }}>
      <form
        ref={form}
        noValidate
        aria-label={t('form')}
        className="flex flex-col gap-3"
        onChange={() => {
          setChange(false)
          if (form.current) void score.edit(valuesOf(new FormData(form.current)) as Record<string, string>)
        }}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {hasErrors ? (
          <ErrorSummary key={turns.current} prefix={prefix} message={t('errors')} fieldErrors={score.errors} />
        ) : null}
        <KeptBehind at={at} onUse={score.use} />
        {(before || why) && !score.submitted && !isMeeting ? (
          <p className="border-l-4 border-accent bg-accent-soft p-3 text-sm">
            <span className="font-semibold">{why ? t('againBecause', { why }) : t('again')}</span>{' '}
            {before ? t('fromBefore', { number: beforeRound ?? 1 }) : null}
          </p>
        ) : null}
        {help && kind === undefined ? (
          <p className="border-l-4 border-line pl-3 text-sm">
            <span className="font-semibold">{t('look')} </span>
            {help}
          </p>
        ) : null}
        <ScoreFields
          levels={levels}
          kind={kind}
          hasReason={Boolean(score.form.reason)}
          isMeeting={isMeeting}
          before={
            before?.kind === 'level' && beforeRound
              ? { level: String(before.current), words: t('inRound', { number: beforeRound }) }
              : undefined
          }
        />
        <ScoreLine score={score} isChange={isChange} />
        {state === 'changed' || state === 'refused' || (state !== 'none' && !score.submitted) ? (
          <Button variant="quiet" className="self-start" onClick={() => void score.discard()}>
            {score.submitted ? t('goBack') : t('discard')}
          </Button>
        ) : null}
        <div className="score-foot">
          {isOver ? (
            <Button className="grow" onClick={() => void next.go()}>
              {t('goOn', { name: next.name })}
            </Button>
          ) : kind !== undefined || !beside ? (
            <Button type="submit" className="grow" aria-disabled={isBusy || state === 'submitted'}>
              {isBusy ? t('sending') : score.submitted ? t('change') : submitWords()}
            </Button>
          ) : null}
          {beside}
        </div>
      </form>
    </SentContext>
  )

  function submitWords() {
    if (next) return t(isAsBefore ? 'submitAgainAnd' : 'submitAnd', { name: next.name })
    return t(isAsBefore ? 'submitAgain' : 'submit')
  }
}
