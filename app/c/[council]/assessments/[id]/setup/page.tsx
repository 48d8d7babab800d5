import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { PageHeading } from '@/app/_ui/page-heading'
import { type SetUp, viewSetUp } from '@/lib/assessment/view-set-up'
import { say } from '@/lib/words/say'
import { VacanciesBand } from '../vacancies-band'
import { DatesPanel } from './dates-panel'
import { LastYearPanel } from './last-year-panel'
import { TaskList } from './task-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setUp')
  return { title: t('title') }
}

export default async function SetUpPage({ params }: PageProps<'/c/[council]/assessments/[id]/setup'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewSetUp(await councilCaller(slug), { assessmentId: id }))
  return <Shown view={view} base={`/c/${slug}/assessments/${id}`} />
}

function Shown({ view, base }: { view: SetUp; base: string }) {
  const t = useTranslations('setUp')
  const { assessment, council, tasks, abilities } = view
  const states = Object.values(tasks.states)
  const done = states.filter((state) => state === 'done').length
  const removal = (['delete', 'archive', 'unarchive'] as const).find((how) => abilities[how])
  const stage = assessment.state === 'setup' ? 'setup' : abilities.changeRules ? 'preparing' : 'fixed'
  return (
    <>
      <PageHeading
        title={t('title')}
        crumbs={[
          { label: council.name, href: `/c/${council.slug}` },
          { label: assessment.title, href: base },
        ]}
        lead={t(`lead.${stage}`, { done, all: states.length })}
      />
      <VacanciesBand vacancies={view.vacancies} base={base} />
      <div className="grid items-start gap-6 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div>
          <TaskList view={view} base={base} />
          {stage === 'fixed' ? null : <p className="mt-4 max-w-(--measure) text-sm text-secondary">{t('later')}</p>}
          {removal ? (
            <p className="mt-4 text-sm">
              <Link href={`${base}/setup/remove`}>{t(`remove.links.${removal}`)}</Link>
            </p>
          ) : null}
        </div>
        <aside className="flex flex-col gap-6">
          <DatesPanel view={view} />
          <p>
            <Link href={`${base}/guide`}>{say('guide.link')}</Link>
          </p>
          {view.lastYear && abilities.copy ? <LastYearPanel view={view} /> : null}
        </aside>
      </div>
    </>
  )
}
