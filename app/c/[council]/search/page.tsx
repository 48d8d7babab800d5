import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { addressOf, askedIn, pagesOf } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { withinSearches } from '@/app/_doors/limit'
import { wordsFor } from '@/app/_doors/words'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { FilterLink } from '@/app/_ui/filter-link'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { HIT_KINDS } from '@/lib/search/hit'
import { searchCouncil } from '@/lib/search/search-council'
import { messages } from '@/lib/words/messages'
import { eitherOf } from '@/lib/words/sentence'
import { Hits } from './hits'

export const metadata: Metadata = { title: messages.search.title }

const ASKED = ['q', 'kind', 'after', 'before'] as const

export default async function SearchPage({ params, searchParams }: PageProps<'/c/[council]/search'>) {
  const { council: slug } = await params
  const { after, before, ...asked } = askedIn(await searchParams, ASKED)
  const caller = await councilCaller(slug)
  const typed = asked.q?.trim() ?? ''
  const within = await withinSearches(typed, caller.userId)
  const view = orNotFound(await searchCouncil(caller, { q: within.ok ? typed : '', kind: asked.kind, after, before }))
  const t = await getTranslations('search')
  const here = `/c/${slug}/search`
  const { q, kind, hits, count, counts, isNear, instead } = view
  return (
    <>
      <PageHeading
        title={q === '' ? t('title') : t('titleOf', { q })}
        crumbs={[{ label: view.council.name, href: `/c/${slug}` }]}
        lead={t('lead', { council: view.council.name })}
      />
      <search>
        <form method="get" action={here} className="no-print mb-6 flex flex-wrap items-end gap-3">
          {kind ? <input type="hidden" name="kind" value={kind} /> : null}
          <label className="min-w-48 grow font-semibold">
            {t('field')}
            <input
              type="search"
              name="q"
              defaultValue={typed}
              maxLength={200}
              className="mt-1 min-h-11 w-full rounded-(--radius) border border-control bg-sheet px-3 font-normal"
            />
          </label>
          <Button type="submit">{t('press')}</Button>
        </form>
      </search>
      {!within.ok ? (
        <EmptyState title={wordsFor(within.refusal)} />
      ) : q === '' ? (
        <EmptyState title={t('begin')}>{t('beginHint')}</EmptyState>
      ) : count === 0 ? (
        <EmptyState title={t('nothing', { q })}>{t('nothingHint')}</EmptyState>
      ) : (
        <div className="grid gap-x-6 gap-y-2 wide:grid-cols-[12rem_minmax(0,1fr)]">
          <nav aria-label={t('show')} className="no-print min-w-0">
            <ul className="flex gap-2 overflow-x-auto pb-2 wide:flex-col wide:gap-0">
              <FilterLink label={t('all')} count={count} isHere={kind === undefined} href={addressOf(here, { q })} />
              {HIT_KINDS.filter((one) => counts[one] > 0 || one === kind).map((one) => (
                <FilterLink
                  key={one}
                  label={t(`kinds.${one}`)}
                  count={counts[one]}
                  isHere={kind === one}
                  href={addressOf(here, { q, kind: one })}
                />
              ))}
            </ul>
          </nav>
          <section aria-labelledby="found" className="flex min-w-0 max-w-4xl flex-col gap-2">
            <h2 id="found" tabIndex={-1}>
              {t('found', { count: kind ? counts[kind] : count })}
            </h2>
            {isNear ? (
              <p className="text-secondary">
                {instead.length > 0 ? t('instead', { words: eitherOf(instead) }) : t('near')}
              </p>
            ) : null}
            <Hits hits={hits} />
            <Pager list="found" {...pagesOf(here, asked, view)} />
          </section>
        </div>
      )}
      <p className="mt-4 text-sm text-secondary">{t('only')}</p>
    </>
  )
}
