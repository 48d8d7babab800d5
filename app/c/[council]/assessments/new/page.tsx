import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { TextField } from '@/app/_ui/text-field'
import { viewCouncilHome } from '@/lib/assessment/view-council-home'
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
      <Form action={createAssessmentAction.bind(null, slug)} submit="Start the assessment">
        <TextField name="title" label="What is it called?" hint="For example: Self-assessment 2026 to 2027" />
      </Form>
    </>
  )
}
