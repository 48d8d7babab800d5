import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { addressOf, askedIn } from '@/app/_doors/asked'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { viewAllPublished } from '@/lib/publication/view-all-published'
import { dayWords } from '@/lib/words/dates'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('published.all'))('title') }
}

/** What councils have published, council by council, for anybody. */
export default async function AllPublishedPage({ searchParams }: PageProps<'/published'>) {
  const { councils, next } = await viewAllPublished(askedIn(await searchParams, ['after']))
  const t = await getTranslations('published.all')
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      {councils.length === 0 ? <EmptyState title={t('none')}>{t('noneHint')}</EmptyState> : null}
      <div id="councils" tabIndex={-1} className="flex flex-col gap-8">
        {councils.map(({ slug, name, published }) => (
          <section key={slug} aria-labelledby={`of-${slug}`}>
            <h2 id={`of-${slug}`} className="mb-2">
              {name}
            </h2>
            <ul className="flex flex-col gap-3">
              {published.map(({ id, path, title, version, publishedAt, questions, report, hasProgress }) => (
                <li key={id} className="border-t border-line pt-3">
                  <Link href={path} prefetch={false} className="text-lg">
                    {title}
                  </Link>
                  <p>
                    {[
                      t('questions', { count: questions }),
                      ...(report === null ? [] : [t('report', { title: report })]),
                      ...(hasProgress ? [t('progress')] : []),
                    ].join(', ')}
                  </p>
                  <p className="text-sm text-secondary">{t('on', { version, day: dayWords(publishedAt) })}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Pager list="councils" previous={undefined} next={next && addressOf('/published', { after: next })} />
    </>
  )
}
