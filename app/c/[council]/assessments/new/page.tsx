import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { TextField } from '@/app/_ui/text-field'
import { SET_UP_TASKS } from '@/lib/assessment/set-up-tasks'
import { viewCouncilHome } from '@/lib/assessment/view-council-home'
import { say } from '@/lib/words/say'
import { createAssessmentAction } from '../actions'

export const metadata: Metadata = { title: 'Start an assessment' }

export default async function NewAssessmentPage({ params }: PageProps<'/c/[council]/assessments/new'>) {
  const { council: slug } = await params
  const { council, abilities } = orNotFound(await viewCouncilHome(await councilCaller(slug), null))
  if (!abilities.create) notFound()
  return (
    <>
      <PageHeading
        title="Start an assessment"
        crumbs={[{ label: council.name, href: `/c/${slug}` }]}
        lead="It takes the newest published questions that apply to your kind of council. Next you name people, dates and rules."
      />
      <div className="grid grid-cols-1 items-start gap-6 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card id="name">
          <Form action={createAssessmentAction.bind(null, slug)} submit="Start the assessment">
            <TextField name="title" label="What is it called?" hint="For example: Self-assessment 2026 to 2027" />
          </Form>
        </Card>
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
