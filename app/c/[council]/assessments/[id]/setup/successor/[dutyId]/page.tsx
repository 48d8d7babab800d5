import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
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
import { say } from '@/lib/words/say'
import { lowered, sentence } from '@/lib/words/sentence'
import { nameSuccessorAction } from '../../../../actions'
import { dutyName } from '../../duty-words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('duties.successor')
  return { title: t('title') }
}

export default async function SuccessorPage({
  params,
}: PageProps<'/c/[council]/assessments/[id]/setup/successor/[dutyId]'>) {
  const { council: slug, id, dutyId } = await params
  const t = await getTranslations('duties')
  const view = orNotFound(await viewSuccession(await councilCaller(slug), { assessmentId: id, dutyId }))
  const { assessment, duty, follower } = view
  const base = `/c/${slug}/assessments/${id}`
  return (
    <>
      <PageHeading
        title={t('successor.heading', { name: duty.name, duty: dutyName(duty.duty).toLowerCase() })}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: assessment.title, href: base },
          { label: t('successor.setUp'), href: `${base}/setup` },
        ]}
        lead={<HowItStands view={view} />}
      />
      {view.mayReplace.may ? (
        <div className="grid items-start gap-6 wide:grid-cols-[3fr_2fr]">
          <Card id="who" title={t('successor.card')}>
            <SuccessorForm view={view} slug={slug} />
            <p className="mt-4">
              <Link href={`${base}/setup`}>{t('successor.nobody')}</Link>
            </p>
          </Card>
          <Card id="then" title={t('change.title')}>
            <ul className="flex list-disc flex-col gap-2 pl-5">
              {consequencesOf(view).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Card>
        </div>
      ) : (
        <Notice kind="info" title={follower ? t('successor.follows', follower) : undefined}>
          <p>{follower ? t('successor.next') : wordsFor(view.mayReplace.because)}</p>
        </Notice>
      )}
    </>
  )
}

function HowItStands({ view: { duty } }: { view: SuccessionView }) {
  const t = useTranslations('duties.successor')
  const { endedAt } = duty
  return (
    <>
      {t('named', duty)}{' '}
      {endedAt
        ? t.rich('ended', { at: () => <Time at={endedAt} day />, why: sentence(lowered(duty.endReason ?? '')) })
        : null}
    </>
  )
}

function SuccessorForm({ view, slug }: { view: SuccessionView; slug: string }) {
  const t = useTranslations('duties.successor')
  const { assessment, duty } = view
  return (
    <Form
      action={nameSuccessorAction.bind(null, slug)}
      submit={t('press', { duty: dutyName(duty.duty).toLowerCase() })}
      label={t('title')}
      hidden={{ assessmentId: assessment.id, dutyId: duty.id }}
    >
      <SelectField
        name="userId"
        label={t('who')}
        hint={t('whoHint')}
        empty={t('choose')}
        options={view.candidates.map(({ userId, name, post, group }) => ({
          value: userId,
          label: [name, post, group].filter(Boolean).join(', '),
        }))}
      />
      <TextAreaField name="reason" label={t('why')} rows={3} hint={t('whyHint')} />
    </Form>
  )
}

/** Exactly what changes, and for whom. Nothing here depends on what anybody has scored. */
function consequencesOf({ duty, openRounds, signed, assessment }: SuccessionView): string[] {
  const { name } = duty
  const ends = duty.endedAt ? [] : [say('duties.change.ends', { name, duty: dutyName(duty.duty).toLowerCase() })]
  const trail = say('duties.change.trail')
  if (duty.duty === 'chair') return [...ends, say('duties.change.chair'), trail]
  if (duty.duty === 'signatory') {
    const again = assessment.state === 'signing' && signed.length > 0
    const names = signed.map((one) => one.name).join(' and ')
    return [...ends, ...(again ? [say('duties.change.signed', { names })] : []), trail]
  }
  if (assessment.state === 'setup' || assessment.state === 'preparing')
    return [...ends, say('duties.change.scoresAll'), trail]
  const rounds = openRounds > 0 ? [say('duties.change.rounds', { count: openRounds })] : []
  return [...ends, say('duties.change.scoresLater'), say('duties.change.scored', { name }), ...rounds, trail]
}
