'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { questionName } from '@/lib/framework/named-question'
import type { AreaQuestion } from '@/lib/score/view-area'
import { KeptBehind } from '../../_score/kept-behind'
import { ScoreForm, type ScoreFormHandle, type ScoreNews } from '../../_score/score-form'
import type { ScoreAddress } from '../../_score/use-score'
import { Steps } from './steps'

type Place = Omit<ScoreAddress, 'code' | 'shortName' | 'roundId'>

/** One area's questions, one in view at a time. The others stay in the page, so nothing put down is lost by going on. */
export function Sheet({ questions, at }: { questions: AreaQuestion[]; at: Place }) {
  const [here, setHere] = useState(() =>
    Math.max(
      0,
      questions.findIndex((question) => question.maySubmit && !question.submitted),
    ),
  )
  const [news, setNews] = useState<Record<string, ScoreNews>>({})
  const [told, setTold] = useState('')
  const forms = useRef(new Map<string, ScoreFormHandle>())
  const top = useRef<HTMLDivElement>(null)
  const hear = useCallback((code: string, one: ScoreNews) => setNews((all) => ({ ...all, [code]: one })), [])
  const ready = questions.filter(({ code }) => news[code]?.isReady)

  useEffect(() => {
    const named = questions.findIndex(({ code }) => code === window.location.hash.slice(1))
    if (named >= 0) setHere(named)
  }, [questions])
  const go = (place: number) => {
    setHere(place)
    window.history.replaceState(null, '', `#${questions[place]?.code}`)
    requestAnimationFrame(() => {
      top.current?.scrollIntoView()
      top.current?.querySelector<HTMLElement>(`[data-place="${place}"] h2`)?.focus({ preventScroll: true })
    })
  }
  const submitAll = async () => {
    for (const { code } of ready) await forms.current.get(code)?.submit()
    setTold(`You submitted ${ready.map(({ code }) => code).join(', ')}. Each question says whether it has arrived.`)
  }

  return (
    <KeepFocus>
      <div ref={top} className="flex scroll-mt-2 flex-col gap-6">
        <Steps questions={questions} news={news} here={here} go={go} />
        {questions.map((question, place) => (
          <section
            key={question.code}
            data-place={place}
            aria-labelledby={`asked-${question.code}`}
            hidden={place !== here}
            className="rounded-(--radius) border border-line bg-sheet p-4 sm:p-6"
          >
            <Question
              question={question}
              at={at}
              hear={hear}
              hold={(form) => {
                if (form) forms.current.set(question.code, form)
                return () => void forms.current.delete(question.code)
              }}
            />
          </section>
        ))}
        <div className="no-print sticky bottom-0 z-10 -mx-4 flex items-center justify-between gap-2 border-t border-line bg-paper px-4 py-2">
          <Button variant="secondary" disabled={here === 0} onClick={() => go(here - 1)}>
            ← <span className="sr-only">Question </span>
            {questions[here - 1]?.code ?? 'Back'}
          </Button>
          <span className="text-sm text-secondary">
            {here + 1} of {questions.length}
          </span>
          <Button variant="secondary" disabled={here === questions.length - 1} onClick={() => go(here + 1)}>
            <span className="sr-only">Question </span>
            {questions[here + 1]?.code ?? 'Next'} →
          </Button>
        </div>
        {ready.length > 0 ? (
          <div className="flex flex-col gap-2">
            <Button className="w-full" onClick={() => void submitAll()}>
              {ready.length === 1 ? 'Submit the 1 that is complete' : `Submit all ${ready.length} that are complete`}
            </Button>
            <p className="text-sm text-secondary">
              {ready.map(({ code }) => code).join(', ')}. You can change each until it is revealed. The others stay
              drafts.
            </p>
          </div>
        ) : null}
        <p role="status" className="text-done empty:hidden">
          {told}
        </p>
      </div>
    </KeepFocus>
  )
}

function Question({
  question,
  at,
  hear,
  hold,
}: {
  question: AreaQuestion
  at: Place
  hear: (code: string, news: ScoreNews) => void
  hold: (form: ScoreFormHandle | null) => () => void
}) {
  const { code, round } = question
  const answer = `/c/${at.council}/assessments/${at.assessmentId}/q/${code}`
  return (
    <>
      <h2 id={`asked-${code}`} tabIndex={-1}>
        {code} {question.text}
      </h2>
      <p className="mt-2 mb-5 flex flex-wrap gap-x-5 gap-y-1">
        <a href={answer} target="_blank" rel="noopener" className="py-1">
          Read the answer<span className="sr-only"> to {questionName(question)}</span> (new tab)
        </a>
        <a href={`${answer}?panel=evidence`} target="_blank" rel="noopener" className="py-1">
          See its evidence<span className="sr-only"> for {questionName(question)}</span> (new tab)
        </a>
      </p>
      {question.maySubmit && round ? (
        <ScoreForm
          key={round.id}
          ref={hold}
          at={{ ...at, code, shortName: question.shortName, roundId: round.id }}
          levels={question.levels}
          help={question.help}
          submitted={question.submitted}
          draft={question.draft}
          before={question.before}
          onNews={hear}
        />
      ) : (
        <>
          <KeptBehind at={{ ...at, code }} />
          <p>
            {!round
              ? 'Scoring has not opened for this question. It opens when its answer is ready.'
              : round.state === 'open'
                ? 'You cannot score this question at the moment.'
                : 'The scores of this question are revealed. You find them beside its answer.'}
          </p>
        </>
      )}
    </>
  )
}
