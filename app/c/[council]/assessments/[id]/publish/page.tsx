import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewPublishing } from '@/lib/publication/view-publishing'
import { dayWords } from '@/lib/words/dates'
import { ChoiceForm } from './choice-form'
import { Periods } from './periods'
import { Asked, Shown } from './standing'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('publish'))('title') }
}

/** What the council publishes of its submission: what is out, what waits for a second person, and what may be chosen. */
export default async function PublishPage({ params }: PageProps<'/c/[council]/assessments/[id]/publish'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewPublishing(await councilCaller(slug), { assessmentId: id }))
  const t = await getTranslations('publish')
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
      <div className="grid items-start gap-8 wide:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <div className="flex flex-col gap-8">
          {view.path === null ? <EmptyState title={t('nothing')}>{t('nothingHint')}</EmptyState> : null}
          <Asked view={view} slug={slug} />
          <Shown view={view} slug={slug} />
          {view.path !== null && !view.shown && !view.asked ? <p>{t('notOut')}</p> : null}
          {view.abilities.ask ? (
            <Card id="choose" title={t('choose.title')}>
              <ChoiceForm view={view} slug={slug} />
            </Card>
          ) : null}
          {view.before.length > 0 ? (
            <section aria-labelledby="before">
              <h2 id="before" className="mb-2">
                {t('before')}
              </h2>
              <ul className="flex flex-col gap-2">
                {view.before.map((one) => (
                  <li key={one.id} className="border-t border-line pt-2">
                    {t(`was.${one.state as 'called-off' | 'declined' | 'replaced' | 'withdrawn'}`, {
                      ...{ day: dayWords(one.withdrewAt ?? one.confirmedAt ?? one.declinedAt ?? one.askedAt) },
                      ...{
                        name: one.withdrewName ?? one.declinedName ?? one.askedName ?? '',
                        asked: one.askedName ?? '',
                      },
                      reason: one.withdrewBecause ?? one.declinedBecause ?? '',
                    })}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
        <Periods view={view} slug={slug} />
      </div>
    </>
  )
}
