import type { Metadata } from 'next'
import Link from 'next/link'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { ROLE_NAMES } from '@/lib/people/people'
import { type RoleEndingView, viewRoleEnding } from '@/lib/people/view-role-ending'
import { removePersonAction } from '../../actions'
import { count, DUTY_WORDS, endingInWords, PEOPLE } from '../../words'

export const metadata: Metadata = { title: 'End a role' }

export default async function EndRolePage({ params, searchParams }: PageProps<'/c/[council]/people/[userId]/end'>) {
  const { council: slug, userId } = await params
  const membershipId = [(await searchParams).role].flat()[0]
  const view = orNotFound(await viewRoleEnding(await councilCaller(slug), { userId, membershipId }))
  const { person, held, staying } = view
  const back = `/c/${slug}/people/${userId}`
  return (
    <>
      <PageHeading
        title={`End the role of ${person.name}`}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: PEOPLE.title, href: `/c/${slug}/people` },
          { label: person.name, href: back },
        ]}
        lead={`${held.post}. ${ROLE_NAMES[held.role]}${held.group ? `, ${held.group}` : ''}.`}
      />
      <div className="grid items-start gap-6 wide:grid-cols-[3fr_2fr]">
        <Card id="ends" title="What ends today">
          <ul className="flex flex-col gap-4">
            <li>
              <strong>{staying.length === 0 ? 'Everything here closes' : 'This role alone'}</strong>
              <p>
                {staying.length === 0
                  ? `${person.name} opens nothing of ${view.council.name} any more. Pages that are open close within a second.`
                  : `${person.name} stays as ${staying.map(({ post }) => post).join(' and ')}.`}
              </p>
            </li>
            {view.duties.map((duty) => (
              <li key={duty.dutyId}>
                <strong>
                  {DUTY_WORDS[duty.duty]}, {duty.title}
                </strong>
                <p>{endingInWords(duty)}</p>
              </li>
            ))}
            {view.drives.map((title) => (
              <li key={title}>
                <strong>Facilitator, {title}</strong>
                <p>Nobody has the screens then. The chair or the lead can take over at once.</p>
              </li>
            ))}
            {view.writes.length > 0 ? <Writes writes={view.writes} /> : null}
          </ul>
        </Card>
        <div className="flex flex-col gap-6">
          <Card id="stays" title="What stays">
            <p>
              All that {person.name} wrote, said, scored and signed, under the post of its time. Submissions that are
              sealed do not change. The trail says who ended the role, and when.
            </p>
          </Card>
          {view.mayEnd.may ? (
            <Card id="sure" title="End it?">
              <p className="mb-4">
                This cannot be undone. {person.name} can be invited again, and then begins anew.
                {view.isOwn ? ' This is your own role: you will not see this council any more.' : ''}
              </p>
              <Form
                action={removePersonAction.bind(null, slug)}
                submit={`End the role of ${person.name} today`}
                variant="danger"
                label={`End the role of ${person.name}`}
                hidden={{ membershipId: held.membershipId }}
              />
              <p className="mt-4">
                <Link href={back}>Keep the role</Link>
              </p>
            </Card>
          ) : (
            <Notice kind="refusal" title="This role stays">
              <p>{wordsFor(view.mayEnd.because)}</p>
            </Notice>
          )}
        </div>
      </div>
    </>
  )
}

const Writes = ({ writes }: { writes: RoleEndingView['writes'] }) => (
  <li>
    <strong>Writes {count(writes.length, 'question', 'questions')}</strong>
    <ul className="mt-1 list-disc pl-5">
      {writes.map(({ assessmentId, title, code, question, others }) => (
        <li key={`${assessmentId} ${code}`}>
          {code} {question} ({title}):{' '}
          {others.length > 0 ? `${others.join(', ')} write it too` : 'nobody else is assigned to it'}
        </li>
      ))}
    </ul>
  </li>
)
