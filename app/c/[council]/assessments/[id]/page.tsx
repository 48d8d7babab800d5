import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Details } from '@/app/_ui/details'
import { FirstTime } from '@/app/_ui/first-time'
import { Ledger } from '@/app/_ui/ledger'
import { LedgerKey } from '@/app/_ui/ledger-key'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { PrintButton } from '@/app/_ui/print-button'
import { Tag } from '@/app/_ui/tag'
import { ClientWords } from '@/app/_words/client-words'
import { STATE_NAMES } from '@/lib/assessment/assessment'
import { type Moved, viewMovement } from '@/lib/assessment/view-movement'
import { type Overview, viewOverview } from '@/lib/assessment/view-overview'
import { type Outcome, viewOutcomes } from '@/lib/score/view-outcomes'
import { messages } from '@/lib/words/messages'
import { HowFar } from './how-far'
import { Movement } from './movement'
import { NextStepCell } from './overview-next'
import { SheetFoot, SheetHead } from './overview-sheet'
import { OverviewTable } from './overview-table'
import { tilesOf } from './overview-tiles'
import { WaitsForMe, WaitsForOthers } from './overview-waits'
import { VacanciesBand } from './vacancies-band'
import { WhoIsHere } from './who-is-here'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage({ params }: PageProps<'/c/[council]/assessments/[id]'>) {
  const { council: slug, id } = await params
  const caller = await councilCaller(slug)
  const at = { assessmentId: id }
  const [view, outcomes, moved] = await Promise.all([
    viewOverview(caller, at),
    viewOutcomes(caller, at),
    viewMovement(caller, at),
  ])
  return (
    <Shown
      view={orNotFound(view)}
      outcomes={orNotFound(outcomes)}
      moved={orNotFound(moved)}
      slug={slug}
      userId={caller.userId}
    />
  )
}

function Shown({
  view,
  outcomes,
  moved,
  slug,
  userId,
}: {
  view: Overview
  outcomes: Outcome[]
  moved: Moved[]
  slug: string
  userId: string
}) {
  const t = useTranslations('overview')
  const { assessment, areas } = view
  const base = `/c/${slug}/assessments/${assessment.id}`
  const tiles = tilesOf(view, outcomes, base)
  return (
    <div className="on-one-sheet flex flex-col gap-8 print:gap-3">
      <div className="print:hidden">
        <PageHeading
          title={assessment.title}
          crumbs={[{ label: view.council.name, href: `/c/${slug}` }]}
          lead={
            <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
              {view.isRunning ? null : <Tag tone="accent">{STATE_NAMES[assessment.state]}</Tag>}
              <HowFar view={view} />
            </span>
          }
        >
          <PrintButton>{t('print')}</PrintButton>
        </PageHeading>
        <FirstTime at="overview" />
        <ClientWords words={{ here: messages.here }}>
          <WhoIsHere council={slug} id={assessment.id} userId={userId} />
        </ClientWords>
        {view.peersWait > 0 ? (
          <div className="mb-4">
            <Notice kind="info" title={t('peersWait', { count: view.peersWait })}>
              <Link href={`${base}/report`}>{t(view.abilities.answerPeers ? 'toPeers' : 'toPeersOthers')}</Link>
            </Notice>
          </div>
        ) : null}
        {view.notesAs ? (
          <p className="mb-4 border-l-4 border-accent pl-3">
            {t(`notesAs.${view.notesAs}`)}{' '}
            {assessment.state === 'signing' ? (
              <Link href={`${base}/submit`}>{t('notesAs.now')}</Link>
            ) : (
              t('notesAs.when')
            )}
          </p>
        ) : null}
        <VacanciesBand vacancies={view.vacancies} base={base} />
        <div className="band">
          <NextStepCell view={view} slug={slug} base={base} />
          <WaitsForMe view={view} base={base} />
          <WaitsForOthers view={view} base={base} />
        </div>
      </div>
      <SheetHead view={view} />
      <section aria-labelledby="stand" className="flex flex-col gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 print:hidden">
          <h2 id="stand">{t('stand.title')}</h2>
          <LedgerKey />
        </div>
        <Ledger
          areas={areas.map((area) =>
            view.abilities.readWhole ? { ...area, statement: `${base}/areas/${area.number}` } : area,
          )}
          tiles={tiles}
        />
        <SheetFoot />
        <div className="no-print">
          <Details summary={t('stand.table')}>
            <OverviewTable view={view} tiles={tiles} />
          </Details>
        </div>
      </section>
      <Movement moved={moved} base={base} />
    </div>
  )
}
