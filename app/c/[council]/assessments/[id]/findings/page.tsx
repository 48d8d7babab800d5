import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { EmptyState } from '@/app/_ui/empty-state'
import { FindingSaid, PointSaid, RecommendationSaid } from '@/app/_ui/finding-said'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { KINDS } from '@/lib/report/report'
import { type ReportShown, type ReportView, viewReport } from '@/lib/report/view-report'
import { dayWords } from '@/lib/words/dates'
import { beginProgressAction, beginReplyAction } from './actions'
import { QuestionForm } from './question-form'
import { Reply } from './reply'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report.host'))('title') }
}

/** The peers' report as the council has it: findings, then each recommendation opposite the council's answer. */
export default async function ReportAndReplyPage({ params }: PageProps<'/c/[council]/assessments/[id]/findings'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewReport(await councilCaller(slug), { assessmentId: id }))
  const t = await getTranslations('report.host')
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: `/c/${slug}/assessments/${id}` },
        ]}
      />
      {view.reports.length === 0 ? <EmptyState title={t('none')}>{t('noneHint')}</EmptyState> : null}
      {view.reports.map((report) => (
        <Report key={report.id} view={view} report={report} />
      ))}
    </>
  )
}

function Report({ view, report }: { view: ReportView; report: ReportShown }) {
  const t = useTranslations('report')
  const { slug } = view.council
  const at = report.stage === 'published' ? report.publishedAt : report.checkUntil
  const decisions = report.recommendations.map(({ id }) => report.answers[id]?.decision)
  const of = (decision: (typeof decisions)[number]) => decisions.filter((one) => one === decision).length
  return (
    <article aria-labelledby={`report-${report.id}`} className="mb-12 flex flex-col gap-8">
      <header className="how-far">
        <h2 id={`report-${report.id}`}>{report.title}</h2>
        <p>{t(`host.stage.${report.stage}`, { day: at ? dayWords(at) : '' })}</p>
        <Contents report={report} />
        <FormalReply view={view} report={report} />
        <ProgressReview view={view} report={report} />
        <PeerLevels view={view} report={report} />
      </header>
      {KINDS.map((kind) => {
        const all = report.findings.filter((finding) => finding.kind === kind)
        return all.length === 0 ? null : (
          <section key={kind} aria-labelledby={`${report.id}-${kind}`} className="flex flex-col gap-5">
            <h3 id={`${report.id}-${kind}`} className="text-[1.3rem]">
              {t(`kinds.${kind}`)}
            </h3>
            <div className="grid items-start gap-x-10 gap-y-6 min-[1100px]:grid-cols-2">
              {all.map((finding) => (
                <FindingSaid key={finding.id} finding={finding} questions={view.questions}>
                  <Points slug={slug} report={report} kind="finding" of={finding} />
                </FindingSaid>
              ))}
            </div>
          </section>
        )
      })}
      <section
        aria-labelledby={`${report.id}-recommendations`}
        hidden={report.recommendations.length === 0}
        className="flex flex-col gap-5 [&[hidden]]:hidden"
      >
        <h3 id={`${report.id}-recommendations`} className="text-[1.3rem]">
          {t('recommendations.title')}
        </h3>
        {report.stage === 'published' && decisions.length > 0 ? (
          <p>
            {t('reply.summary', {
              ...{ open: of(undefined), accepted: of('accepted') },
              ...{ partly: of('partly-accepted'), rejected: of('rejected') },
            })}
          </p>
        ) : null}
        <ol className="flex flex-col gap-6">
          {report.recommendations.map((one) => (
            <li
              key={one.id}
              id={`n-${one.id}`}
              className="grid gap-4 border-t border-line pt-5 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] wide:gap-8"
            >
              <div>
                <RecommendationSaid recommendation={one} />
                <Points slug={slug} report={report} kind="recommendation" of={one} />
              </div>
              {report.stage === 'published' ? <Reply view={view} report={report} recommendation={one} /> : null}
            </li>
          ))}
        </ol>
      </section>
    </article>
  )
}

/** The council's formal reply to it: how far it is, or beginning it. */
function FormalReply({ view, report: { id, reply, canBegin } }: { view: ReportView; report: ReportShown }) {
  const t = useTranslations('reply')
  const { slug } = view.council
  if (reply)
    return (
      <p>
        {t('isState', { state: t(`states.${reply.state}`).toLowerCase() })}{' '}
        <Link href={`/c/${slug}/assessments/${view.assessment.id}/reply/${reply.id}`}>{t('open')}</Link>
      </p>
    )
  return canBegin ? (
    <Form
      action={beginReplyAction.bind(null, slug)}
      submit={t('begin')}
      variant="secondary"
      hidden={{ reviewId: id }}
    />
  ) : null
}

/** How far the council has come with it: reading that, or beginning to write it. */
function ProgressReview({
  view,
  report: { id, progress, canBegin, recommendations },
}: {
  view: ReportView
  report: ReportShown
}) {
  const t = useTranslations('progress')
  const { slug } = view.council
  if (progress)
    return (
      <p>
        {t('isState', { state: t(`states.${progress.state}`).toLowerCase() })}{' '}
        <Link href={`/c/${slug}/assessments/${view.assessment.id}/progress/${progress.id}`}>{t('open')}</Link>
      </p>
    )
  return canBegin && recommendations.length > 0 ? (
    <Form
      action={beginProgressAction.bind(null, slug)}
      submit={t('begin')}
      variant="secondary"
      hidden={{ reviewId: id }}
    />
  ) : null
}

/** The levels that its team gave, once they are published; for whoever hosts it where that is decided. */
function PeerLevels({ view, report: { id, levels, stage } }: { view: ReportView; report: ReportShown }) {
  const t = useTranslations('peerLevels')
  if (levels === null || (levels === 'agreed' && stage !== 'published')) return null
  return (
    <p>
      {t('inReviews', { state: t(`states.${levels}`) })}{' '}
      <Link href={`/c/${view.council.slug}/assessments/${view.assessment.id}/reviews/${id}/levels`} prefetch={false}>
        {t('open')}
      </Link>
    </p>
  )
}

/** The way through it: its parts with how much stands in each. */
function Contents({ report }: { report: ReportShown }) {
  const t = useTranslations('report')
  const parts = [
    ...KINDS.map((kind) => ({
      href: `#${report.id}-${kind}`,
      label: t(`kinds.${kind}`),
      count: report.findings.filter((finding) => finding.kind === kind).length,
    })),
    {
      href: `#${report.id}-recommendations`,
      label: t('recommendations.title'),
      count: report.recommendations.length,
    },
  ]
  return (
    <nav aria-label={t('contents')}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ href, label, count }) => (
            <li key={href}>
              <a href={href} className="inline-flex min-h-6 items-center gap-1">
                {label}
              </a>{' '}
              <span className="text-secondary tabular-nums">{count}</span>
            </li>
          ))}
      </ul>
    </nav>
  )
}

type Of = { id: string; points: ReportShown['findings'][number]['points'] }
type Points = { slug: string; report: ReportShown; kind: 'finding' | 'recommendation'; of: Of }

/** What was questioned of it, and the form that questions it while facts are checked. */
const Points = ({ slug, report, kind, of }: Points) => (
  <>
    {of.points.map((point) => (
      <PointSaid key={point.id} point={point} />
    ))}
    {report.canQuestion ? <QuestionForm slug={slug} reviewId={report.id} kind={kind} id={of.id} /> : null}
  </>
)
