import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { Notice } from '@/app/_ui/notice'
import { Time } from '@/app/_ui/time'
import { STATE_NAMES } from '@/lib/assessment/assessment'
import type { PersonView } from '@/lib/people/view-person'
import { sentence } from '@/lib/words/sentence'
import { dutyName, endingInWords } from '../words'

const RUNNING = ['setup', 'preparing', 'scoring', 'agreeing', 'signing']

/** What somebody has to do now, what falls free if their role ended, and for the lead how they came here. */
export function DutiesCard({ view, slug }: { view: PersonView; slug: string }) {
  const t = useTranslations('people.now')
  const base = (id: string) => `/c/${slug}/assessments/${id}`
  const now = view.duties.filter(({ endedAt, state }) => !endedAt && RUNNING.includes(state))
  return (
    <Card id="duties" title={t('title')}>
      {now.length + view.writes.length === 0 ? (
        <p className="text-secondary">{t('none', { name: view.person.name })}</p>
      ) : null}
      <ul className="flex flex-col divide-y divide-line">
        {now.map(({ dutyId, assessmentId, title, duty, state, post }) => (
          <li key={dutyId} className="py-3 first:pt-0">
            <Link href={base(assessmentId)} className="font-semibold">
              {dutyName(duty)}, {title}
            </Link>
            <p className="text-secondary">{t('named', { stage: STATE_NAMES[state], post })}</p>
          </li>
        ))}
        {view.writes.map(({ assessmentId, title, code, shortName, others }) => (
          <li key={`${assessmentId} ${code}`} className="py-3 first:pt-0">
            <Link href={`${base(assessmentId)}/q/${code}`} className="font-semibold">
              {t('writes', { code, shortName })}
            </Link>
            <p className="text-secondary">
              {others.length > 0 ? t('with', { title, others: others.join(', ') }) : title}
            </p>
          </li>
        ))}
      </ul>
      {view.endings.map((ending) => (
        <IfEnded key={ending.membershipId} ending={ending} />
      ))}
      <Before duties={view.duties.filter((duty) => !now.includes(duty))} base={base} />
      {view.invitations.length > 0 ? <HowInvited view={view} /> : null}
    </Card>
  )
}

function Before({ duties, base }: { duties: PersonView['duties']; base: (id: string) => string }) {
  const t = useTranslations('people.now')
  if (duties.length === 0) return null
  return (
    <div className="mt-6">
      <h3 className="mb-2">{t('before')}</h3>
      <ul className="flex flex-col gap-2">
        {duties.map(({ dutyId, assessmentId, title, duty, endedAt, endReason, followedBy }) => (
          <li key={dutyId}>
            <Link href={base(assessmentId)}>
              {dutyName(duty)}, {title}
            </Link>
            {endedAt ? (
              <span className="text-secondary">
                {t.rich('until', {
                  at: () => <Time at={endedAt} day />,
                  why: sentence(endReason ?? ''),
                  followed: followedBy ? 'yes' : 'no',
                  who: followedBy ?? '',
                })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Said before anybody asks: what falls free. */
function IfEnded({ ending }: { ending: PersonView['endings'][number] }) {
  const t = useTranslations('people.now')
  const { duties, assigned, isLastLead, isOnlyRole, post } = ending
  if (!isLastLead && duties.length === 0 && assigned.length === 0) return null
  return (
    <div className="mt-4">
      <Notice kind="caution" title={isOnlyRole ? t('ifEnded') : t('ifOneEnded', { post })}>
        {isLastLead ? <p>{t('lastLead')}</p> : null}
        <ul className="flex flex-col gap-1">
          {duties.map((duty) => (
            <li key={duty.dutyId}>
              <strong>{dutyName(duty.duty)}:</strong> {endingInWords(duty)}
            </li>
          ))}
          {assigned.length > 0 ? <li>{t('unassigned', { count: assigned.length })}</li> : null}
        </ul>
      </Notice>
    </div>
  )
}

function HowInvited({ view }: { view: PersonView }) {
  const t = useTranslations('people')
  return (
    <div className="mt-6 text-secondary">
      <h3 className="sr-only">{t('now.invitations')}</h3>
      <ul className="flex flex-col gap-1">
        {view.invitations.map(({ at, by, post, state, acceptedAt }) => (
          <li key={at.toISOString()}>
            {t.rich('now.invitedAs', {
              by: by ?? t('invited.office'),
              post,
              at: () => <Time at={at} day />,
            })}
            {acceptedAt ? t.rich('now.accepted', { at: () => <Time at={acceptedAt} day /> }) : t(`now.states.${state}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
