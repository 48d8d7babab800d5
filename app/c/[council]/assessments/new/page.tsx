import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { CheckboxField } from '@/app/_ui/checkboxes-field'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { TextField } from '@/app/_ui/text-field'
import { SET_UP_TASKS } from '@/lib/assessment/set-up-tasks'
import { viewCouncilHome } from '@/lib/assessment/view-council-home'
import { say } from '@/lib/words/say'
import { createAssessmentAction, startNextCycleAction } from '../actions'

export const metadata: Metadata = { title: 'Start an assessment' }

export default async function NewAssessmentPage({ params }: PageProps<'/c/[council]/assessments/new'>) {
  const { council: slug } = await params
  const { council, abilities, assessments } = orNotFound(await viewCouncilHome(await councilCaller(slug), null))
  if (!abilities.create) notFound()
  const last = assessments.find(({ submittedAt, isArchived }) => submittedAt && !isArchived)
  const t = await getTranslations('following.next')
  return (
    <>
      <PageHeading
        title="Start an assessment"
        crumbs={[{ label: council.name, href: `/c/${slug}` }]}
        lead="It takes the newest published questions that apply to your kind of council. Next you name people, dates and rules."
      />
      <div className="grid grid-cols-1 items-start gap-6 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="flex flex-col gap-6">
          {last ? (
            <Card id="from" title={t('title', { title: last.title })}>
              <p className="mb-5 max-w-(--measure)">{t('what', { title: last.title })}</p>
              <Form
                action={startNextCycleAction.bind(null, slug)}
                submit={t('press')}
                label={t('title', { title: last.title })}
                hidden={{ from: last.id }}
              >
                <TextField name="title" label={t('name')} hint={t('nameHint')} />
                <CheckboxField name="hidesLastLevels" label={t('hides')} hint={t('hidesHint')} defaultChecked />
              </Form>
            </Card>
          ) : null}
          <Card id="name" title={last ? t('empty') : undefined}>
            <Form
              action={createAssessmentAction.bind(null, slug)}
              submit="Start the assessment"
              variant={last ? 'secondary' : undefined}
              label={last ? t('empty') : undefined}
            >
              <TextField name="title" label="What is it called?" hint={t('nameHint')} />
            </Form>
          </Card>
        </div>
        <section aria-labelledby="next" className="rounded-(--radius) bg-sunken p-4 sm:p-6">
          <h2 id="next" className="mb-3 text-lg">
            {say('setUp.starts.title')}
          </h2>
          <ol className="flex list-decimal flex-col gap-1 pl-5">
            {SET_UP_TASKS.map((task) => (
              <li key={task}>{say(`setUp.tasks.${task}.title`)}</li>
            ))}
          </ol>
          <p className="mt-3 text-sm text-secondary">{say('setUp.starts.what')}</p>
        </section>
      </div>
    </>
  )
}
