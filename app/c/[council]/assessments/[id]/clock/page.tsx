import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { buttonClass } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Milestones } from '@/app/_ui/milestones'
import { PageHeading } from '@/app/_ui/page-heading'
import { type ClockView, viewClock } from '@/lib/clock/view-clock'
import { dayWords } from '@/lib/words/dates'
import { MilestoneForms, VisitForm } from './clock-forms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clock'))('title') }
}

/** What follows each review of this assessment, and when it is due. */
export default async function ClockPage({ params }: PageProps<'/c/[council]/assessments/[id]/clock'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewClock(await councilCaller(slug), { assessmentId: id }))
  const t = await getTranslations('clock')
  const base = `/c/${slug}/assessments/${id}`
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.title, href: base },
        ]}
      >
        {view.clocks.some(({ visitOn }) => visitOn) ? (
          <a className={buttonClass('secondary')} href={`${base}/clock/calendar`}>
            {t('calendar')}
          </a>
        ) : null}
      </PageHeading>
      {view.clocks.length === 0 ? (
        <EmptyState title={t('none')}>{t(view.abilities.set ? 'noneHint' : 'noneOthers')}</EmptyState>
      ) : null}
      <div className="flex max-w-5xl flex-col gap-10">
        {view.clocks.map((clock) => (
          <OfReview key={clock.id} clock={clock} slug={slug} canSet={view.abilities.set} />
        ))}
        {view.also.length > 0 ? <Also lines={view.also} /> : null}
      </div>
    </>
  )
}

function Also({ lines }: { lines: ClockView['also'] }) {
  const t = useTranslations('clock')
  return (
    <section aria-labelledby="also" className="flex flex-col gap-3">
      <h2 id="also">{t('also')}</h2>
      <p className="text-secondary">{t('alsoHint')}</p>
      <ul>
        {lines.map(({ key, verb, words, href, due }) => (
          <li
            key={key}
            className="grid gap-x-6 gap-y-1 border-t border-line py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
          >
            <Link href={href} prefetch={false}>
              {verb} {words}
            </Link>
            <span>{due ? t('due', { day: dayWords(due) }) : t('undated')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type OfReviewProps = { clock: ClockView['clocks'][number]; slug: string; canSet: boolean }

function OfReview({ clock, slug, canSet }: OfReviewProps) {
  const t = useTranslations('clock')
  return (
    <section aria-labelledby={`clock-${clock.id}`} className="flex flex-col gap-3">
      <h2 id={`clock-${clock.id}`}>{clock.title}</h2>
      <p>{clock.visitOn ? t('visit', { day: dayWords(clock.visitOn) }) : t('noVisit')}</p>
      <Milestones clock={clock.milestones}>
        {canSet
          ? (one) =>
              one.doneOn ? null : (
                <MilestoneForms
                  slug={slug}
                  reviewId={clock.id}
                  one={one}
                  hasProgress={clock.hasProgress}
                  findings={`/c/${slug}/assessments/${clock.assessmentId}/findings`}
                  hasReport={clock.milestones.some(({ what, doneOn }) => what === 'report' && doneOn !== null)}
                />
              )
          : undefined}
      </Milestones>
      {canSet && clock.state !== 'closed' ? (
        <VisitForm slug={slug} reviewId={clock.id} visitOn={clock.visitOn} />
      ) : null}
    </section>
  )
}
