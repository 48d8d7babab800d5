import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/app/_ui/button'
import { Confirm } from '@/app/_ui/confirm'
import { Time } from '@/app/_ui/time'
import type { Overview } from '@/lib/assessment/view-overview'
import { dayOf } from '@/lib/words/dates'
import { openMeetingAction, openScoringAction } from '../actions'
import { whoseNext } from './whose-next'

type Props = { view: Overview; slug: string; base: string }

/** The one thing that moves the assessment on: whose it is, what it will do, and the button for whoever may. */
export function NextStepCell({ view, slug, base }: Props) {
  const t = useTranslations('overview.next')
  const { assessment, next } = view
  const isAhead = assessment.meetingOn !== null && assessment.meetingOn >= dayOf(new Date())
  const meetingOn = assessment.meetingOn
  const isEnded = assessment.state === 'submitted'
  return (
    <section aria-labelledby="next-title">
      <p className="text-sm font-semibold text-secondary">
        {next === null
          ? t(isEnded ? 'ended' : 'over')
          : next.isMine
            ? t('mine')
            : t('others', { who: whoseNext(next) })}
      </p>
      <h2 id="next-title">
        {next?.step === 'agree' && isAhead && meetingOn
          ? t.rich('meetingOn', { day: () => <Time at={meetingOn} day /> })
          : next
            ? t(`titles.${next.step}`)
            : t(isEnded ? 'words.ended' : 'words.over')}
      </h2>
      <Dates view={view} />
      <Act view={view} slug={slug} base={base} />
    </section>
  )
}

function Dates({ view: { assessment, next, isRunning } }: { view: Overview }) {
  const t = useTranslations('overview.dates')
  if (!isRunning || next?.step === 'sign' || next?.step === 'submit') return null
  const { scoresDueOn, meetingOn } = assessment
  return (
    <dl className="mt-1 grid grid-cols-[max-content_1fr] gap-x-3 text-sm text-secondary">
      {scoresDueOn ? <Day label={t('scores')} on={scoresDueOn} /> : null}
      {meetingOn ? <Day label={t('meeting')} on={meetingOn} /> : null}
    </dl>
  )
}

const Day = ({ label, on }: { label: string; on: string }) => (
  <>
    <dt>{label}</dt>
    <dd>
      <Time at={on} day />
    </dd>
  </>
)

/** What the step does, in words, and the way to do it. */
function Act({ view, slug, base }: Props) {
  const t = useTranslations('overview.next')
  const { abilities, assessment, next, ready } = view
  const hidden = { assessmentId: assessment.id }
  const to = (words: ReactNode) => (abilities.readWhole ? <Link href={`${base}/submit`}>{words}</Link> : words)
  const said = (words: ReactNode, act?: ReactNode) => (
    <>
      <p className="mt-3 mb-4">{words}</p>
      {act ? <div className="flex flex-wrap gap-3">{act}</div> : null}
    </>
  )
  const variant = next?.isMine ? 'primary' : 'secondary'
  const signing = (mine: 'freeze' | 'sign' | 'submit') =>
    abilities.readWhole ? (
      <LinkButton variant={variant} href={`${base}/submit`}>
        {t(`acts.${next?.isMine ? mine : 'see'}`)}
      </LinkButton>
    ) : null
  const report = abilities.readWhole ? <LinkButton href={`${base}/report`}>{t('acts.report')}</LinkButton> : null
  switch (next?.step) {
    case 'start-preparing':
      return said(
        t('words.start-preparing'),
        abilities.setUp ? (
          <LinkButton href={abilities.startPreparing ? `${base}/setup/open` : `${base}/setup`}>
            {t(abilities.startPreparing ? 'acts.open' : 'acts.setUp')}
          </LinkButton>
        ) : null,
      )
    case 'open-scoring':
      if (!next.isMine) return said(t('words.open-scoring-others'))
      return abilities.openScoring
        ? said(
            t('words.open-scoring', { ready }),
            <Confirm
              opens={t('acts.openScoring')}
              title={t('sure.scoring')}
              what={
                <p>
                  {t('sure.scoringWhat', {
                    ready,
                    assessors: view.duties.filter(({ duty }) => duty === 'assessor').length,
                  })}
                </p>
              }
              action={openScoringAction.bind(null, slug)}
              submit={t('sure.scoringPress')}
              stay={t('sure.stay')}
              hidden={hidden}
            />,
          )
        : ready > 0 && view.stillInvited > 0
          ? said(
              t('words.open-scoring-invited', { count: view.stillInvited }),
              <LinkButton href={`${base}/setup/people`}>{t('acts.people')}</LinkButton>,
            )
          : said(t('words.none'))
    case 'open-meeting':
      return said(
        t('words.open-meeting'),
        abilities.openMeeting ? (
          <Confirm
            opens={t('acts.openMeeting')}
            title={t('sure.meeting')}
            what={<p>{t('sure.meetingWhat')}</p>}
            action={openMeetingAction.bind(null, slug)}
            submit={t('sure.meetingPress')}
            stay={t('sure.stay')}
            hidden={hidden}
          />
        ) : null,
      )
    case 'agree':
      return said(
        t.rich('words.agree', { to }),
        abilities.readWhole ? (
          <>
            <LinkButton href={`${base}/meeting`}>{t('acts.meeting')}</LinkButton>
            <LinkButton variant="secondary" href={`${base}/meeting/agenda`}>
              {t('acts.agenda')}
            </LinkButton>
          </>
        ) : null,
      )
    case 'start-signing':
      return said(t('words.start-signing'), signing('freeze'))
    case 'sign':
    case 'submit':
      return said(t(`words.${next.step}`), signing(next.step))
    case 'invite-peers':
    case 'await-peers':
      return said(
        t(`words.${next.step}`),
        abilities.readWhole ? (
          <LinkButton variant={variant} href={`${base}/reviews`}>
            {t(`acts.${next.isMine ? 'askPeers' : 'reviews'}`)}
          </LinkButton>
        ) : null,
      )
    case undefined:
      return report ? <div className="mt-4">{report}</div> : null
  }
}
