'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState, useTransition } from 'react'
import { isReachable } from '@/app/_doors/is-reachable'
import { Button } from '@/app/_ui/button'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { Time } from '@/app/_ui/time'
import { questionName } from '@/lib/framework/named-question'
import { pathToDo } from '@/lib/notice/path-to-do'
import type { AreaView } from '@/lib/score/view-area'
import { AnswerSheet } from '../../_score/answer-sheet'
import type { ScoreNews } from '../../_score/score-form'
import { useAnswer } from '../../_score/use-answer'
import type { ScoreAddress } from '../../_score/use-score'
import { AreaNav } from './area-nav'
import { LastSent } from './last-sent'
import { SheetQuestion } from './sheet-question'
import { farOf, Steps } from './steps'

type Props = Pick<AreaView, 'questions' | 'elsewhere' | 'area' | 'progress'> & {
  at: Omit<ScoreAddress, 'code' | 'shortName' | 'roundId'>
  base: string
  dueOn: string | null
}

/** One area's questions, one in view at a time with its answer. The others stay in the page, so nothing put down is lost by going on. */
export function Sheet({ questions, elsewhere, area, at, base, dueOn, progress }: Props) {
  const t = useTranslations('sheet')
  const router = useRouter()
  const [here, setHere] = useState(() => firstOf(questions))
  const [news, setNews] = useState<Record<string, ScoreNews>>({})
  const [last, setLast] = useState<string>()
  const [moves, setMoves] = useState(0)
  const [isLeaving, startLeaving] = useTransition()
  const top = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const hear = useCallback((code: string, one: ScoreNews) => setNews((all) => ({ ...all, [code]: one })), [])
  const question = questions[here]
  const { answer, isAway } = useAnswer({ base, code: question?.code })

  /** What the address named when it was last followed: a page that reads itself again leads nobody anywhere. */
  const followedHash = useRef('')
  useEffect(() => {
    const { hash } = window.location
    const named = questions.findIndex(({ code }) => code === hash.slice(1))
    if (named < 0 || hash === followedHash.current) return
    followedHash.current = hash
    setHere(named)
    setMoves((all) => all + 1)
  }, [questions])
  // Once the question stands in the page: before, there is another there to scroll over. Next leaves an address with a # where it was.
  useEffect(() => {
    if (moves === 0) return
    heading.current?.focus({ preventScroll: true })
    bringIntoView(top.current, heading.current)
  }, [moves])
  const go = (place: number) => {
    setHere(place)
    window.history.replaceState(null, '', `#${questions[place]?.code}`)
    followedHash.current = window.location.hash
    setMoves((all) => all + 1)
  }
  if (!question) return <h1>{area.title}</h1>

  const isLeft = (place: number) => {
    const one = questions[place]
    return (
      place !== here && one?.maySubmit && ['left', 'draft', 'changed', 'refused'].includes(farOf(one, news[one.code]))
    )
  }
  const places = [...questions.keys()]
  const following = [...places.slice(here + 1), ...places.slice(0, here)].find(isLeft)
  const followed = following === undefined ? undefined : questions[following]
  const leave = async () => {
    if (elsewhere && (await isReachable()))
      startLeaving(() => router.push(base + pathToDo(elsewhere.code, 'score'), { scroll: false }))
  }
  const next = followed
    ? { name: questionName(followed), go: () => go(places.indexOf(following ?? 0)) }
    : elsewhere
      ? { name: questionName(elsewhere), go: leave }
      : undefined
  const onwards = (code: string) =>
    next && {
      name: next.name,
      isUnderWay: isLeaving,
      go: () => {
        setLast(code)
        return next.go()
      },
    }
  const [before, after] = [questions[here - 1], questions[here + 1]]
  /** What has arrived since the page was read. */
  const arrived = questions.filter((one) => !one.submitted && ['done', 'changed'].includes(farOf(one, news[one.code])))

  return (
    <KeepFocus>
      <div ref={top} className="flex flex-wrap items-center gap-x-4 text-sm">
        <span className="font-semibold">{t('of', { here: here + 1, all: questions.length })}</span>
        <Steps questions={questions} news={news} here={here} go={go} />
        {dueOn ? <span className="text-secondary">{t.rich('due', { day: () => <Time at={dueOn} day /> })}</span> : null}
      </div>
      <LastSent
        sent={questions.find(({ code }) => code === last && code !== question.code)}
        news={last ? news[last] : undefined}
        look={() => go(questions.findIndex(({ code }) => code === last))}
      />
      <h1 ref={heading} tabIndex={-1} className="mt-1 mb-3 max-w-4xl max-md:text-[1.35rem]">
        <span className="mb-0.5 block font-sans text-sm font-normal text-secondary">
          <span className="font-semibold text-text">{questionName(question)}</span>
          <span className="sr-only">. </span>
          <span aria-hidden> · </span>
          {area.title}
        </span>
        {question.text}
      </h1>
      <div className="grid items-start gap-4 md:grid-cols-[minmax(0,9fr)_minmax(0,10fr)] md:gap-6 wide:gap-12">
        <AnswerSheet key={question.code} answer={answer} isAway={isAway} href={`${base}/q/${question.code}`} folds />
        <div>
          {questions.map((one, place) => (
            <section key={one.code} data-place={place} aria-label={questionName(one)} hidden={place !== here}>
              <SheetQuestion
                question={one}
                at={at}
                href={`${base}/q/${one.code}`}
                hear={hear}
                next={onwards(one.code)}
                beside={
                  <>
                    {before && news[one.code]?.kind === undefined ? (
                      <Button variant="secondary" onClick={() => go(here - 1)}>
                        {t('before', { name: questionName(before) })}
                      </Button>
                    ) : null}
                    {after && news[one.code]?.kind === undefined ? (
                      <Button variant="secondary" onClick={() => go(here + 1)}>
                        {one.maySubmit ? t('skip') : t('after', { name: questionName(after) })}
                      </Button>
                    ) : null}
                  </>
                }
              />
            </section>
          ))}
        </div>
      </div>
      {next ||
      !questions.some(({ maySubmit }) => maySubmit) ||
      places.some((place) => place === here && !isDone(place)) ? null : (
        <p role="status" className="mt-4 border-l-4 border-done bg-done-soft p-3">
          {t('done')}
        </p>
      )}
      <AreaNav
        base={base}
        here={area.number}
        areas={progress.map((one) =>
          one.number === area.number ? { ...one, submitted: one.submitted + arrived.length } : one,
        )}
      />
    </KeepFocus>
  )

  function isDone(place: number) {
    const one = questions[place]
    return one !== undefined && farOf(one, news[one.code]) === 'done'
  }
}

/** What is left to score, else what may still be changed, else the first. */
function firstOf(questions: Props['questions']): number {
  const open = questions.filter(({ maySubmit }) => maySubmit)
  const first = open.find(({ submitted }) => !submitted) ?? open[0]
  return first ? questions.indexOf(first) : 0
}

/** Moves the page only for whoever would not see where the question begins. */
function bringIntoView(top: HTMLElement | null, heading: HTMLElement | null) {
  if (!top || !heading) return
  if (top.getBoundingClientRect().top < 0 || heading.getBoundingClientRect().bottom > window.innerHeight / 2)
    top.scrollIntoView({ block: 'start' })
}
