import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewAction } from '@/lib/plan/view-action'
import { dateWords } from '@/lib/words/dates'
import { standingWords, stripWords } from '../action-row'
import { StandingMark } from '../standing-mark'
import { Hatch, TimeAxis, TimeStrip } from '../time-strip'
import { ActionFacts } from './action-facts'
import { ActionForms } from './action-forms'
import { ActionHistory } from './action-history'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plan'))('metaAction') }
}

/** One action. Opening it changes nothing: where it stands is said by a press. */
export default async function ActionPage({ params }: PageProps<'/c/[council]/plan/[actionId]'>) {
  const { council: slug, actionId } = await params
  const view = orNotFound(await viewAction(await councilCaller(slug), { actionId }))
  const t = await getTranslations('plan')
  const { action, bar, span } = view
  return (
    <>
      <PageHeading
        title={action.title}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: t('title'), href: `/c/${slug}/plan` },
        ]}
        lead={`${action.ownerName}, ${action.ownerPost}`}
      >
        <p className="text-lg">
          <StandingMark standing={action.standing}>{standingWords(t, { ...action, bar })}</StandingMark>
        </p>
      </PageHeading>
      <Hatch />
      <div className="border-y border-line py-2">
        <TimeAxis span={span} />
        <div className="h-20">
          <TimeStrip bar={bar} span={span} dueWords={dateWords(action.dueOn)} label={stripWords(t, action)} />
        </div>
      </div>
      <div className="mt-6 grid items-start gap-6 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <ActionForms view={view} slug={slug} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <ActionFacts view={view} slug={slug} />
          <Card id="history" title={t('action.history')}>
            <ActionHistory view={view} />
          </Card>
        </div>
      </div>
    </>
  )
}
