import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { viewSetUp } from '@/lib/assessment/view-set-up'
import { FixedRules, RulesForm } from '../rules-form'
import { TaskHeading } from '../task-heading'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setUp.tasks.rules')
  return { title: t('title') }
}

export default async function RulesTask({ params }: PageProps<'/c/[council]/assessments/[id]/setup/rules'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewSetUp(await councilCaller(slug), { assessmentId: id, at: 'rules' }))
  const t = await getTranslations('setUp')
  const { changeRules } = view.abilities
  return (
    <>
      <TaskHeading
        task="rules"
        view={view}
        base={`/c/${slug}/assessments/${id}`}
        lead={changeRules ? `${t('rules.lead')} ${t('rules.usual')}` : t('lead.fixed')}
      />
      {changeRules ? <RulesForm view={view} slug={slug} /> : <FixedRules view={view} slug={slug} />}
    </>
  )
}
