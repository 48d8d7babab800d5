import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { askedIn, pagesOf } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { EmptyState } from '@/app/_ui/empty-state'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { Tag } from '@/app/_ui/tag'
import { Time } from '@/app/_ui/time'
import type { AssessmentState } from '@/lib/access/capability'
import { isRunning, STATE_NAMES } from '@/lib/assessment/assessment'
import { viewCouncilHome } from '@/lib/assessment/view-council-home'
import { say } from '@/lib/words/say'
import { LineLink, WaitingList } from './waiting-list'

export const metadata: Metadata = { title: 'Assessments' }

export default async function CouncilHomePage({ params, searchParams }: PageProps<'/c/[council]'>) {
  const { council: slug } = await params
  const asked = askedIn(await searchParams, ['after', 'before'])
  const view = orNotFound(await viewCouncilHome(await councilCaller(slug), asked))
  const { council, reader, assessments, elsewhere, abilities, removal } = view
  const start = <LinkButton href={`/c/${slug}/assessments/new`}>Start an assessment</LinkButton>
  return (
    <>
      <PageHeading title={council.name} lead={`${reader.name}, ${reader.post}`}>
        <div className="flex flex-wrap gap-3">
          {abilities.readTrail ? (
            <LinkButton variant="secondary" href={`/c/${slug}/trail`}>
              {say('trail.title')}
            </LinkButton>
          ) : null}
          {abilities.create && assessments.length > 0 ? start : null}
        </div>
      </PageHeading>
      {removal ? <Removal dueAt={removal.dueAt} /> : null}
      {elsewhere.length > 0 ? (
        <section aria-labelledby="elsewhere" className="mb-6">
          <h2 id="elsewhere">{say('overview.elsewhere')}</h2>
          <ul className="mt-2 flex flex-col gap-2">
            {elsewhere.map((line) => (
              <li key={line.key}>
                <LineLink line={line} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {assessments.length === 0 ? (
        <EmptyState title="No assessment yet" action={abilities.create ? start : undefined}>
          An assessment takes the council through the questions of the framework, area by area. The lead starts it.
        </EmptyState>
      ) : null}
      <h2 id="assessments" tabIndex={-1} className="sr-only">
        {say('lists.assessments')}
      </h2>
      <ul className="flex flex-col gap-4">
        {assessments.map((assessment) => {
          const href = `/c/${slug}/assessments/${assessment.id}`
          return (
            <li key={assessment.id}>
              <Card title={<Link href={href}>{assessment.title}</Link>}>
                <p className="flex flex-wrap items-center gap-3">
                  <Tag tone="accent">{STATE_NAMES[assessment.state]}</Tag>
                  {assessment.isArchived ? <Tag>{say('setUp.remove.archived')}</Tag> : null}
                  {assessment.submittedAt ? (
                    <span className="text-secondary">
                      Submitted <Time at={assessment.submittedAt} day />
                    </span>
                  ) : assessment.meetingOn ? (
                    <span className="text-secondary">
                      Meeting on <Time at={assessment.meetingOn} day />
                    </span>
                  ) : null}
                </p>
                <div className="mt-4">
                  <WaitingList waiting={assessment.waiting} base={href} />
                  {assessment.waiting.length === 0 && isRunning(assessment.state) ? (
                    <p className="text-secondary">{say(`overview.home.${assessment.state as Running}`)}</p>
                  ) : null}
                </div>
              </Card>
            </li>
          )
        })}
      </ul>
      <Pager list="assessments" {...pagesOf(`/c/${slug}`, {}, view)} />
    </>
  )
}

type Running = Exclude<AssessmentState, 'submitted' | 'reviewed' | 'closed'>

/** That the council is to be removed, for whoever can still object. */
function Removal({ dueAt }: { dueAt: Date | null }) {
  const t = useTranslations('leaving.removal')
  return (
    <div className="mb-6">
      <Notice kind="caution" title={t('title')}>
        <p>{dueAt ? t.rich('confirmed', { at: () => <Time at={dueAt} day /> }) : t('asked')}</p>
      </Notice>
    </div>
  )
}
