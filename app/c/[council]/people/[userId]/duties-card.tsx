import Link from 'next/link'
import { Card } from '@/app/_ui/card'
import { Notice } from '@/app/_ui/notice'
import { Time } from '@/app/_ui/time'
import { STATE_NAMES } from '@/lib/assessment/assessment'
import type { PersonView } from '@/lib/people/view-person'
import { count, DUTY_WORDS, endingInWords } from '../words'

const RUNNING = ['setup', 'preparing', 'scoring', 'agreeing', 'signing']

/** What somebody has to do now, what falls free if their role ended, and for the lead how they came here. */
export function DutiesCard({ view, slug }: { view: PersonView; slug: string }) {
  const base = (id: string) => `/c/${slug}/assessments/${id}`
  const now = view.duties.filter(({ endedAt, state }) => !endedAt && RUNNING.includes(state))
  const before = view.duties.filter((duty) => !now.includes(duty))
  return (
    <Card id="duties" title="Duties now">
      {now.length + view.writes.length === 0 ? (
        <p className="text-secondary">Nothing waits for {view.person.name} in an assessment.</p>
      ) : null}
      <ul className="flex flex-col divide-y divide-line">
        {now.map(({ dutyId, assessmentId, title, duty, state, post }) => (
          <li key={dutyId} className="py-3 first:pt-0">
            <Link href={base(assessmentId)} className="font-semibold">
              {DUTY_WORDS[duty]}, {title}
            </Link>
            <p className="text-secondary">
              {STATE_NAMES[state]}. Named as {post}.
            </p>
          </li>
        ))}
        {view.writes.map(({ assessmentId, title, code, question, others }) => (
          <li key={`${assessmentId} ${code}`} className="py-3 first:pt-0">
            <Link href={`${base(assessmentId)}/q/${code}`} className="font-semibold">
              Writes {code} {question}
            </Link>
            <p className="text-secondary">
              {title}
              {others.length > 0 ? `, with ${others.join(', ')}` : ''}
            </p>
          </li>
        ))}
      </ul>
      {view.endings.map((ending) => (
        <IfEnded key={ending.membershipId} ending={ending} />
      ))}
      {before.length > 0 ? (
        <div className="mt-6">
          <h3 className="mb-2">Duties before</h3>
          <ul className="flex flex-col gap-2">
            {before.map(({ dutyId, assessmentId, title, duty, endedAt, endReason, followedBy }) => (
              <li key={dutyId}>
                <Link href={base(assessmentId)}>
                  {DUTY_WORDS[duty]}, {title}
                </Link>
                {endedAt ? (
                  <span className="text-secondary">
                    , until <Time at={endedAt} day />. {endReason}
                    {followedBy ? `. ${followedBy} followed` : ''}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {view.invitations.length > 0 ? <HowInvited view={view} /> : null}
    </Card>
  )
}

/** Said before anybody asks: what falls free. */
function IfEnded({ ending }: { ending: PersonView['endings'][number] }) {
  const { duties, assigned, isLastLead, isOnlyRole, post } = ending
  if (!isLastLead && duties.length === 0 && assigned.length === 0) return null
  return (
    <div className="mt-4">
      <Notice kind="caution" title={isOnlyRole ? 'If this role ended today' : `If the role of ${post} ended today`}>
        {isLastLead ? <p>It cannot: a council always keeps one lead.</p> : null}
        <ul className="flex flex-col gap-1">
          {duties.map((duty) => (
            <li key={duty.dutyId}>
              <strong>{DUTY_WORDS[duty.duty]}:</strong> {endingInWords(duty)}
            </li>
          ))}
          {assigned.length > 0 ? (
            <li>{count(assigned.length, 'question loses', 'questions lose')} somebody who writes it.</li>
          ) : null}
        </ul>
      </Notice>
    </div>
  )
}

const STATES = { accepted: 'joined', withdrawn: 'withdrawn', 'ran-out': 'never used', open: 'still open' } as const

const HowInvited = ({ view }: { view: PersonView }) => (
  <div className="mt-6 text-secondary">
    <h3 className="sr-only">Invitations</h3>
    <ul className="flex flex-col gap-1">
      {view.invitations.map(({ at, by, post, state, acceptedAt }) => (
        <li key={at.toISOString()}>
          Invited by {by ?? 'the programme office'} as {post} on <Time at={at} day />,{' '}
          {acceptedAt ? (
            <>
              joined <Time at={acceptedAt} day />
            </>
          ) : (
            STATES[state]
          )}
          .
        </li>
      ))}
    </ul>
  </div>
)
