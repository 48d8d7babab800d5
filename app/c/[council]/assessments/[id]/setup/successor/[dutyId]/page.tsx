import type { Metadata } from 'next'
import Link from 'next/link'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { Time } from '@/app/_ui/time'
import { type SuccessionView, viewSuccession } from '@/lib/assessment/view-succession'
import { nameSuccessorAction } from '../../../../actions'
import { DUTY_WORDS } from '../../duty-words'

export const metadata: Metadata = { title: 'Name a successor' }

export default async function SuccessorPage({
  params,
}: PageProps<'/c/[council]/assessments/[id]/setup/successor/[dutyId]'>) {
  const { council: slug, id, dutyId } = await params
  const view = orNotFound(await viewSuccession(await councilCaller(slug), { assessmentId: id, dutyId }))
  const { assessment, duty, follower } = view
  const base = `/c/${slug}/assessments/${id}`
  const what = DUTY_WORDS[duty.duty].toLowerCase()
  return (
    <>
      <PageHeading
        title={`Who follows ${duty.name} as ${what}?`}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: assessment.title, href: base },
          { label: 'Set-up', href: `${base}/setup` },
        ]}
        lead={
          <>
            {duty.name} was named as {duty.post}.
            {duty.endedAt ? (
              <>
                {' '}
                The duty ended on <Time at={duty.endedAt} day />: {duty.endReason?.toLowerCase()}.
              </>
            ) : null}
          </>
        }
      />
      {view.mayReplace.may ? (
        <div className="grid items-start gap-6 wide:grid-cols-[3fr_2fr]">
          <Card id="who" title="The successor">
            <Form
              action={nameSuccessorAction.bind(null, slug)}
              submit={`Name this person ${what}`}
              label="Name a successor"
              hidden={{ assessmentId: id, dutyId }}
            >
              <SelectField
                name="userId"
                label="Who follows?"
                hint="They are named under the post that they have today."
                empty="Choose a person"
                options={view.candidates.map(({ userId, name, post, group }) => ({
                  value: userId,
                  label: [name, post, group].filter(Boolean).join(', '),
                }))}
              />
              <TextAreaField
                name="reason"
                label="Why?"
                rows={3}
                hint="It stands in the record, in the trail and in the submission."
              />
            </Form>
            <p className="mt-4">
              <Link href={`${base}/setup`}>Name nobody now</Link>
            </p>
          </Card>
          <Card id="then" title="What happens then">
            <ul className="flex list-disc flex-col gap-2 pl-5">
              {consequencesOf(view).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Card>
        </div>
      ) : (
        <Notice kind="info" title={follower ? `${follower.name}, ${follower.post}, follows` : undefined}>
          <p>{follower ? 'Whoever follows them is named from the set-up page.' : wordsFor(view.mayReplace.because)}</p>
        </Notice>
      )}
    </>
  )
}

/** Exactly what changes, and for whom. Nothing here depends on what anybody has scored. */
function consequencesOf({ duty, openRounds, signed, assessment }: SuccessionView): string[] {
  const ends = duty.endedAt ? [] : [`${duty.name} is no longer ${DUTY_WORDS[duty.duty].toLowerCase()}, at once.`]
  const trail = 'Everybody can read in the trail who follows whom, when and why.'
  if (duty.duty === 'chair')
    return [...ends, 'The new chair reveals scores and records agreed levels from now on.', trail]
  if (duty.duty === 'signatory')
    return [
      ...ends,
      ...(assessment.state === 'signing' && signed.length > 0
        ? [
            `${signed.map(({ name }) => name).join(' and ')} must sign again, because what is signed names the signatories.`,
          ]
        : []),
      trail,
    ]
  const before = assessment.state === 'setup' || assessment.state === 'preparing'
  return [
    ...ends,
    ...(before
      ? ['The new assessor scores every question.']
      : [
          'The new assessor scores from the next round of each question on, and takes no part in rounds that are open or over.',
          `What ${duty.name} has scored, if anything, stays hidden until the reveal. It is then shown under the post of its time.`,
        ]),
    ...(openRounds > 0
      ? [
          `${openRounds === 1 ? '1 round is' : `${openRounds} rounds are`} open with this seat in it. The lead or the chair can put such a round aside, with a reason, and open the next.`,
        ]
      : []),
    trail,
  ]
}
