import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { addressOf, askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { WithLevelNames } from '@/app/_ui/level-names'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewClock } from '@/lib/clock/view-clock'
import { FILTERS } from '@/lib/plan/plan'
import { type PlanView, viewPlan } from '@/lib/plan/view-plan'
import { ActionRow } from './action-row'
import { NextDue } from './next-due'
import { PlanState } from './plan-state'
import { PlanTable } from './plan-table'
import { Hatch, TimeAxis } from './time-strip'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plan'))('title') }
}

/** What is stuck stands before what goes well; what is done is a line of names at the end. */
export default async function PlanPage({ params, searchParams }: PageProps<'/c/[council]/plan'>) {
  const { council: slug } = await params
  const { show } = askedIn(await searchParams, ['show'])
  const caller = await councilCaller(slug)
  const view = orNotFound(await viewPlan(caller, { show }))
  const clock = await viewClock(caller, {})
  const t = await getTranslations('plan')
  const { counts, groups, abilities } = view
  return (
    <WithLevelNames names={view.levelNames}>
      <PageHeading
        title={t('title')}
        crumbs={[{ label: view.council.name, href: `/c/${slug}` }]}
        lead={counts.all > 0 ? leadWords(t, view) : undefined}
      >
        {abilities.add ? (
          <LinkButton href={`/c/${slug}/plan/new`} variant={counts.all === 0 ? 'primary' : 'secondary'}>
            {t('add')}
          </LinkButton>
        ) : null}
      </PageHeading>
      {clock.ok ? <NextDue view={clock.value} slug={slug} /> : null}
      <PlanState view={view} slug={slug} />
      {counts.all === 0 && groups.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <>
          <Filters view={view} slug={slug} />
          {groups.length === 0 ? (
            <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
          ) : (
            <Strips view={view} slug={slug} />
          )}
          <div className="mt-6">
            <PlanTable view={view} slug={slug} />
          </div>
        </>
      )}
    </WithLevelNames>
  )
}

/** How much moves, and how the rest stands; each action is counted once, under the heading that it stands under. */
function leadWords(t: ReturnType<typeof useTranslations<'plan'>>, { counts, isMoving }: PlanView) {
  const rest = {
    risk: t('counted.risk', { count: counts['at-risk'] }),
    overdue: t('counted.overdue', { count: counts.overdue }),
    done: t('counted.done', { count: counts.done }),
  }
  if (counts.stuck > 0) return `${t('sentence', { stuck: counts.stuck, all: counts.all })} ${t('rest', rest)}`
  return `${t(isMoving ? 'moves' : 'noneMoves')} ${t('restAll', rest)}`
}

function Filters({ view: { counts, show }, slug }: { view: PlanView; slug: string }) {
  const t = useTranslations('plan')
  const one = (filter: (typeof FILTERS)[number] | null) => (
    <li key={filter ?? 'all'}>
      <Link
        href={addressOf(`/c/${slug}/plan`, { show: filter ?? undefined })}
        prefetch={false}
        scroll={false}
        aria-current={show === filter ? 'true' : undefined}
        className={`flex min-h-9 items-center gap-2 rounded-(--radius) border px-3 text-sm text-text no-underline hover:bg-sunken hover:text-text ${show === filter ? 'border-accent bg-accent-soft font-semibold' : 'border-control bg-sheet'}`}
      >
        {t(`shown.${filter ?? 'all'}`)} <span className="tabular-nums">{counts[filter ?? 'all']}</span>
      </Link>
    </li>
  )
  return (
    <nav aria-label={t('filters')} className="no-print my-5">
      <ul className="flex flex-wrap gap-2">{[null, ...FILTERS].map(one)}</ul>
    </nav>
  )
}

function Strips({ view, slug }: { view: PlanView; slug: string }) {
  const t = useTranslations('plan')
  return (
    <div>
      <Hatch />
      <div className="mb-2 flex flex-wrap gap-x-6 gap-y-1 text-sm text-secondary" aria-hidden>
        <p className="flex items-center gap-2">
          <svg width="40" height="12" aria-hidden className="shrink-0">
            <rect x="0.5" y="0.5" width="39" height="11" className="fill-sheet stroke-control" />
            <rect width="24" height="12" style={{ fill: 'var(--color-level-3)' }} />
          </svg>
          {t('key.filled')}
        </p>
        <p className="flex items-center gap-2">
          <svg width="14" height="14" aria-hidden className="shrink-0">
            <circle cx="7" cy="7" r="5" className="fill-accent" />
          </svg>
          {t('key.done')}
        </p>
        <p className="flex items-center gap-2">
          <svg width="14" height="14" aria-hidden className="shrink-0">
            <circle cx="7" cy="7" r="5" strokeWidth="2" className="fill-sheet stroke-text" />
          </svg>
          {t('key.toCome')}
        </p>
        <p className="flex items-center gap-2">
          <svg width="6" height="14" aria-hidden className="shrink-0">
            <line x1="3" x2="3" y1="0" y2="14" strokeWidth="3" className="stroke-text" />
          </svg>
          {t('key.due')}
        </p>
      </div>
      <div className="plan-axis" aria-hidden>
        <TimeAxis span={view.span} />
      </div>
      {view.groups.map(({ standing, actions }) => (
        <section key={standing} aria-labelledby={`group-${standing}`}>
          <h2 id={`group-${standing}`} className="mt-7 text-[1.25rem]">
            {t(`groups.${standing}`)}{' '}
            <span className="font-sans text-base font-normal text-secondary">{actions.length}</span>
          </h2>
          {standing === 'stuck' || standing === 'proposed' ? (
            <p className="text-sm text-secondary">{t(`${standing}Hint`)}</p>
          ) : null}
          {standing === 'done' || standing === 'dropped' ? (
            <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 border-t border-line pt-3">
              {actions.map(({ id, title }) => (
                <li key={id}>
                  <span aria-hidden>{standing === 'done' ? '✓ ' : '– '}</span>
                  <Link href={`/c/${slug}/plan/${id}`} prefetch={false} className="text-text">
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          ) : (
            <ul className="mt-2">
              {actions.map((action) => (
                <ActionRow key={action.id} action={action} view={view} slug={slug} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}
