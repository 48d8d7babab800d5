import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { QuestionLinks } from '@/app/_ui/question-links'
import { Time } from '@/app/_ui/time'
import type { Overview } from '@/lib/assessment/view-overview'
import { countWaiting } from '@/lib/assessment/waiting'
import { type NamedQuestion, questionName } from '@/lib/framework/named-question'
import { say } from '@/lib/words/say'
import { whereToDo } from '../../waiting-list'

/** As many lines as stand in the band before the rest is counted. */
const MOST_LINES = 4
/** As many lines of the reader's own, where there are more: each kind has its share of them. */
const MY_LINES = 6

type MyLine = { kind: string; verb: string; href: string; about: string; due: string | null; more: NamedQuestion[] }

/** What waits for the reader: a verb and what it is done to; where there is much, the first of each kind of work and how many more. */
export function WaitsForMe({ view, base }: { view: Overview; base: string }) {
  const t = useTranslations('overview')
  const { waiting, assessment } = view
  const whole = waiting.flatMap((one): MyLine[] =>
    one.question ? [] : [{ ...one, kind: one.key, about: one.words, more: [] }],
  )
  const kinds = [...new Set(waiting.flatMap((one) => (one.question ? [one.kind] : [])))]
  const ofQuestions = kinds.flatMap((kind): MyLine[] => {
    const questions = waiting.flatMap((one) => (one.question && one.kind === kind ? [one.question] : []))
    const line = (question: NamedQuestion, more: NamedQuestion[]): MyLine => ({
      ...{ kind, more, about: questionName(question), href: whereToDo(base, question.code, kind) },
      ...{ verb: t(`verbs.${kind}`), due: kind === 'score' ? assessment.scoresDueOn : null },
    })
    const shown = Math.min(questions.length, Math.max(1, Math.floor(MY_LINES / kinds.length)))
    return questions
      .slice(0, shown)
      .map((question, at) => line(question, at === shown - 1 ? questions.slice(shown) : []))
  })
  const lines = [...whole, ...ofQuestions]
  return (
    <div>
      <h2 className="flex items-center gap-2">
        {t('waits.me')}
        {waiting.length > 0 ? <span className="count-badge">{countWaiting(waiting)}</span> : null}
      </h2>
      {lines.length === 0 ? <p className="mt-2">{t('waits.nothing')}</p> : null}
      <ul className="band-lines">
        {lines.map(({ kind, verb, href, about, due, more }) => (
          <li key={`${kind} ${about}`}>
            <Link href={href} className="font-semibold">
              {verb}
              <span className="sr-only">: {about}</span>
            </Link>
            <span className="grow" aria-hidden>
              {about}
            </span>
            {due ? <Due on={due} /> : null}
            <More
              questions={more}
              href={({ code }) => whereToDo(base, code, kind)}
              words={t('waits.more', { count: more.length })}
              about={verb}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The rest of the questions, behind what says how many they are. */
function More({
  questions,
  href,
  words,
  about,
}: {
  questions: NamedQuestion[]
  href: (question: NamedQuestion) => string
  words: string
  about?: string
}) {
  if (questions.length === 0) return null
  return (
    <div className="basis-full">
      <Details summary={words}>
        <QuestionLinks questions={questions} href={href} {...(about ? { about } : {})} />
      </Details>
    </div>
  )
}

function Due({ on }: { on: string }) {
  const t = useTranslations('overview.waits')
  return <span className="text-sm text-secondary">{t.rich('due', { day: () => <Time at={on} day /> })}</span>
}

type Line = { who: string; questions: NamedQuestion[] }

/** What waits for somebody else. Of an open round it says that it is being scored, and never who has yet to score or how many have. */
export function WaitsForOthers({ view, base }: { view: Overview; base: string }) {
  const t = useTranslations('overview.waits')
  const lines = linesOf(view)
  const unsigned = view.next?.step === 'sign' && !view.next.isMine ? view.next.names : []
  const shown = lines.slice(0, MOST_LINES)
  const rest = lines.slice(MOST_LINES).flatMap(({ questions }) => questions)
  const href = ({ code }: NamedQuestion) => `${base}/q/${code}`
  return (
    <div>
      <h2>{t('others')}</h2>
      {lines.length + unsigned.length === 0 ? <p className="mt-2">{t('nobody')}</p> : null}
      <ul className="band-lines">
        {shown.map(({ who, questions: [first, ...more] }) =>
          first ? (
            <li key={who}>
              <span className="text-sm text-secondary">{who}</span>
              <Link href={`${base}/q/${first.code}`} className="plain-link">
                {questionName(first)}
              </Link>
              <More questions={more} href={href} words={t('more', { count: more.length })} />
            </li>
          ) : null,
        )}
        {unsigned.map((name) => (
          <li key={name}>
            <span>{name}</span> <span className="text-sm text-secondary">{t('signing')}</span>
          </li>
        ))}
        {rest.length > 0 ? (
          <li>
            <More questions={rest} href={href} words={t('moreSay', { count: rest.length })} />
          </li>
        ) : null}
      </ul>
      {view.abilities.remind && view.questions.some(({ state }) => state === 'scoring') ? (
        <p className="mt-2 text-sm">
          <Link href={`${base}/coverage#reminder`}>{t('remind')}</Link>
        </p>
      ) : null}
    </div>
  )
}

/** A line for what is being scored, for each who is to agree, and for each who writes. */
function linesOf({ assessment, questions, duties }: Overview): Line[] {
  if (assessment.state === 'setup') return []
  const chair = duties.find(({ duty }) => duty === 'chair')?.name
  const open = questions.filter(({ waiting, leftOut }) => waiting === null && leftOut === null)
  const lineOf = (q: (typeof open)[number]): string | null => {
    if (q.state === 'scoring') return say('overview.waits.scored')
    if (q.state === 'revealed') return chair ? say('overview.waits.agrees', { who: chair }) : null
    if (q.state !== 'drafting' && q.state !== 'not-started') return null
    return q.writers.length > 0
      ? say('overview.waits.writes', { who: q.writers.join(' and '), count: q.writers.length })
      : say('overview.waits.unassigned')
  }
  const lines = new Map<string, NamedQuestion[]>()
  for (const q of open) {
    const who = lineOf(q)
    if (who) lines.set(who, [...(lines.get(who) ?? []), q])
  }
  return [...lines].map(([who, of]) => ({ who, questions: of }))
}
