import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import type { CouncilType } from '@/lib/council/council'
import { levelWords } from '@/lib/library/library'
import { viewResource } from '@/lib/library/view-resource'
import { capital } from '@/lib/words/sentence'

type Props = PageProps<'/library/[id]'>

/** Asked for once, by the title and by the page. */
const viewOf = cache(async (id: string) => orNotFound(await viewResource(id)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await viewOf((await params).id)).title }
}

export default async function ResourcePage({ params }: Props) {
  const t = await getTranslations('library')
  const types = await getTranslations('council.types')
  const view = await viewOf((await params).id)
  const { title, publisher, url, kind, note, atLevel, councilTypes, levelNames, areas, isForAll, isGone } = view
  const facts = [
    [t('facts.kind'), capital(kind)],
    [t('facts.publisher'), publisher],
    [t('facts.level'), levelWords(atLevel, levelNames)],
    [t('facts.areas'), isForAll ? t('facts.allAreas') : areas.map(({ title }) => title).join('; ')],
    ...(councilTypes.length > 0
      ? [[t('facts.type'), councilTypes.map((type) => types(type as CouncilType)).join(', ')]]
      : []),
  ]
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeading title={title} crumbs={[{ label: t('title'), href: '/library' }]} lead={note} />
      <div className="rounded-(--radius) border border-line bg-sheet p-4 sm:p-6">
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
          {facts.map(([term, fact]) => (
            <div key={term} className="sm:contents">
              <dt className="text-secondary">{term}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
        </dl>
        <div className="mt-6">
          {isGone ? (
            <Notice kind="caution" title={t('gone')}>
              <p>{t('goneHint')}</p>
            </Notice>
          ) : (
            <LinkButton href={url}>{t('open', { publisher })}</LinkButton>
          )}
        </div>
      </div>
      <ul className="mt-6 flex flex-col gap-2">
        {(isForAll ? [] : areas).map((area) => (
          <li key={area.number}>
            <Link href={`/library?area=${area.number}`}>{t('more', { area: area.title })}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
