import { useTranslations } from 'next-intl'
import type { Leaving } from '@/lib/leaving/leaving'
import { Time } from './time'

/** How far it is that somebody or a council leaves: each step with who and when, and what it still waits for. */
export function LeavingSteps({ leaving }: { leaving: Leaving }) {
  const t = useTranslations('leaving')
  const { kind, asked, confirmed, dueAt, calledOff, doneAt, what, waits } = leaving
  const isOpen = !calledOff && !doneAt
  return (
    <ul className="flex flex-col gap-1">
      <li>{t('step.why', { why: leaving.reason })}</li>
      <li>{t.rich('step.asked', { who: asked.by, at: () => <Time at={asked.at} /> })}</li>
      {confirmed ? (
        <li>{t.rich('step.confirmed', { who: confirmed.by, at: () => <Time at={confirmed.at} /> })}</li>
      ) : null}
      {calledOff ? (
        <li>{t.rich('step.calledOff', { who: calledOff.by, at: () => <Time at={calledOff.at} /> })}</li>
      ) : null}
      {isOpen && !confirmed ? <li className="font-semibold">{t('step.unconfirmed')}</li> : null}
      {isOpen && dueAt ? (
        <li className="font-semibold">{t.rich('step.due', { at: () => <Time at={dueAt} day /> })}</li>
      ) : null}
      {waits.map((one) => (
        <li key={one}>{one === 'review' ? t(`waits.review.${kind}`) : t(`waits.${one}`)}</li>
      ))}
      {doneAt ? <li>{t.rich('step.done', { at: () => <Time at={doneAt} /> })}</li> : null}
      {what ? <li>{t('step.gone', what)}</li> : null}
      {what?.submissions.map(({ sha256, version }) => (
        <li key={sha256} className="[overflow-wrap:anywhere]">
          {t('step.sealed', { version: String(version), seal: sha256 })}
        </li>
      ))}
    </ul>
  )
}

/** All that goes and all that stays. */
export function WhatLeaves({ kind, days }: { kind: Leaving['kind']; days: number }) {
  const t = useTranslations('leaving.what')
  const said =
    kind === 'person'
      ? [t('person.name'), t('person.stays'), t('person.sealed'), t('person.signIn'), t('person.days', { days })]
      : [
          t('council.rows'),
          t('council.people'),
          t('council.peers'),
          t('council.leads'),
          t('council.stays'),
          t('council.days', { days }),
        ]
  return (
    <ul className="flex list-disc flex-col gap-2 pl-5">
      {said.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
