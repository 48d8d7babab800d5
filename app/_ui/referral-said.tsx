import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Referral } from '@/lib/referral/store'
import { dayWords, momentWords } from '@/lib/words/dates'
import { TypedWords } from './typed-words'

type Ask = Referral['asks'][number]
type Props = {
  referral: Referral
  slug: string
  today: string
  /** What may be done with one of its recommendations. */
  below?: (ask: Ask) => ReactNode
  children?: ReactNode
}

/** What a body was given, when it met, what it minuted, and each of its recommendations opposite the council's answer. */
export function ReferralSaid({ referral, slug, today, below, children }: Props) {
  const t = useTranslations('route')
  const { id, body, bodyName, meetsOn, minute, replyTo, asks } = referral
  return (
    <article id={`r-${id}`} aria-labelledby={`r-${id}-title`} className="flex flex-col gap-4">
      <header className="how-far">
        <h3 id={`r-${id}-title`}>{bodyName}</h3>
        <p>
          {t(`bodies.${body}`)}. {t(meetsOn > today ? 'meets' : 'met', { day: dayWords(meetsOn) })}{' '}
          {replyTo ? t('onReply', { review: replyTo }) : t('onSubmission')}
        </p>
      </header>
      {minute ? (
        <blockquote>
          <TypedWords>{minute}</TypedWords>
        </blockquote>
      ) : (
        <p className="text-secondary">{t(meetsOn > today ? 'toMeet' : 'noMinute')}</p>
      )}
      {asks.length > 0 ? (
        <ol className="flex flex-col gap-5">
          {asks.map((ask) => (
            <li
              key={ask.id}
              id={`k-${ask.id}`}
              className="grid gap-4 border-t border-line pt-4 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] wide:gap-8"
            >
              <TypedWords>
                {ask.number}. {ask.words}
              </TypedWords>
              <AnswerSaid ask={ask} slug={slug} today={today}>
                {below?.(ask)}
              </AnswerSaid>
            </li>
          ))}
        </ol>
      ) : null}
      {children}
    </article>
  )
}

const SIGNS = { accepted: '✓', 'not-accepted': '✕', open: '○' }

function AnswerSaid({ ask, slug, today, children }: { ask: Ask; slug: string; today: string; children: ReactNode }) {
  const t = useTranslations('route')
  const state = ask.decision ?? 'open'
  const tone = { accepted: 'reply-accepted', 'not-accepted': 'reply-rejected', open: 'reply-open' }[state]
  const due = ask.answerBy < today ? 'answer.late' : 'answer.due'
  return (
    <div className={`flex flex-col gap-1 bg-sheet p-4 ${tone}`}>
      <p role="status" className="text-lg font-semibold">
        <span aria-hidden>{SIGNS[state]}</span> {t(`answer.${state}`)}
      </p>
      {ask.reason ? <TypedWords>{ask.reason}</TypedWords> : null}
      {ask.decision && ask.at ? (
        <p className="text-sm text-secondary">{t('answer.by', { name: ask.by ?? '', day: momentWords(ask.at) })}</p>
      ) : (
        <p className={ask.answerBy < today ? 'font-semibold text-caution' : 'text-secondary'}>
          {t(due, { day: dayWords(ask.answerBy) })}
        </p>
      )}
      {ask.actions.length > 0 ? (
        <ul>
          {ask.actions.map(({ id, title }) => (
            <li key={id}>
              <Link href={`/c/${slug}/plan/${id}`} prefetch={false}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {children}
    </div>
  )
}
