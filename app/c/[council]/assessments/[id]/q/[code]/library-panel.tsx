import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { addressOf, pagesOf } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { EmptyState } from '@/app/_ui/empty-state'
import { Pager } from '@/app/_ui/pager'
import { Tag } from '@/app/_ui/tag'
import { viewResources } from '@/lib/score/view-resources'
import { BecauseWords } from './because-words'
import type { AskedOfPanel, At } from './panel'

/** What of the library helps with this question: the few that fit best, each with why it is shown, and all of them behind. */
export async function LibraryPanel({ slug, assessmentId, code, asked }: At & { asked: AskedOfPanel }) {
  const t = await getTranslations('library')
  const isAll = asked.all === '1'
  const { after, before } = asked
  const view = orNotFound(
    await viewResources(await councilCaller(slug), { assessmentId, code, all: isAll, after, before }),
  )
  const { resources, gap, total, area } = view
  const here = `/c/${slug}/assessments/${assessmentId}/q/${code}`
  const list = { panel: 'library', all: isAll ? '1' : undefined }
  return (
    <section aria-labelledby="library-title" className="flex flex-col gap-4">
      <h2 id="library-title" tabIndex={-1}>
        {t(isAll ? 'allTitle' : 'title')}
      </h2>
      <p className="text-sm text-secondary">
        <GapWords gap={gap} />
      </p>
      {resources.length === 0 ? <EmptyState title={t('none')} /> : null}
      <ul className="flex flex-col gap-4">
        {resources.map((resource) => (
          <li key={resource.id} className="border-b border-line pb-4">
            <a href={resource.url} rel="noopener noreferrer" target="_blank">
              {resource.title} <span className="text-sm">{t('newTab')}</span>
            </a>
            <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-secondary">
              <Tag>{resource.kind}</Tag> {resource.publisher}
            </p>
            <p className="mt-1">{resource.note}</p>
            <BecauseWords because={resource.because} />
            <p className="mt-1 text-sm">
              <Link href={`/library/${resource.id}`}>
                {t.rich('about', { title: resource.title, what: (words) => <span className="sr-only">{words}</span> })}
              </Link>
            </p>
          </li>
        ))}
      </ul>
      <Pager list="library-title" stays {...pagesOf(here, list, view)} />
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        {isAll || total > resources.length ? (
          <Link
            href={addressOf(here, { panel: 'library', all: isAll ? undefined : '1' })}
            prefetch={false}
            scroll={false}
          >
            {isAll ? t('few', { count: Math.min(5, total) }) : t('all', { count: total })}
          </Link>
        ) : null}
        <Link href={`/library?area=${area}`}>{t('toArea')}</Link>
      </p>
    </section>
  )
}

type Known = { level: number | undefined; ambition: number | undefined; isAgreed: boolean }

/** Which level they go by, and whose it is. */
function GapWords({ gap: { level, ambition, isAgreed } }: { gap: Known }) {
  const t = useTranslations('library.for')
  if (level === undefined) return t('unknown')
  if (ambition === undefined || ambition <= level) return t(isAgreed ? 'reached' : 'mineReached', { level: `${level}` })
  return t(isAgreed ? 'agreed' : 'mine', { level: `${level}`, ambition: `${ambition}` })
}
