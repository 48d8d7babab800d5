import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { addressOf, askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { withinSearches } from '@/app/_doors/limit'
import { wordsFor } from '@/app/_doors/words'
import { Button, LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import { SORTS } from '@/lib/evidence/register'
import { searchEvidence } from '@/lib/evidence/search-evidence'
import { viewRegister } from '@/lib/evidence/view-register'
import { CoverageMap } from './coverage-map'
import { FoundEvidence } from './found'
import { RegisterFilters } from './register-filters'
import { RegisterTable } from './register-table'

export const metadata: Metadata = { title: 'Evidence' }

const ASKED = ['show', 'kind', 'readers', 'legal', 'question', 'sort', 'q', 'page', 'assessment'] as const

export default async function RegisterPage({ params, searchParams }: PageProps<'/c/[council]/evidence'>) {
  const { council } = await params
  const asked = askedIn(await searchParams, ASKED)
  const caller = await councilCaller(council)
  const view = orNotFound(await viewRegister(caller, asked))
  const q = asked.q?.trim() ?? ''
  const within = await withinSearches(q, caller.userId)
  const found = q === '' || !within.ok ? null : orNotFound(await searchEvidence(caller, { q }))
  const t = await getTranslations('evidence.register')
  const { assessment, coverage, choice, counts, items, isMore, abilities } = view
  const here = `/c/${council}/evidence`
  const hasMap = coverage.length > 0 && !found
  const covered = coverage.filter(({ isLeftOut }) => !isLeftOut)
  const of = (cover: string) => covered.filter((one) => one.cover === cover).length
  const hrefOf = (code: string) => `/c/${council}/assessments/${assessment?.id}/q/${code}?panel=evidence`
  const crumbs = [{ label: view.council.name, href: `/c/${council}` }]
  const to = (page: number) => addressOf(here, { ...asked, page: page > 1 ? String(page) : undefined })
  return (
    <>
      <PageHeading
        title={t('title')}
        crumbs={
          assessment
            ? [...crumbs, { label: assessment.title, href: `/c/${council}/assessments/${assessment.id}` }]
            : crumbs
        }
        lead={
          covered.length > 0
            ? [t('leadNone', { none: of('none') }), ...(of('old') > 0 ? [t('leadOld', { old: of('old') })] : [])].join(
                ' ',
              )
            : t('noAssessment')
        }
      >
        {abilities.add ? (
          <div>
            <LinkButton href={`${here}/add`}>{(await getTranslations('evidence'))('add')}</LinkButton>
            {assessment ? (
              <p className="mt-1 hidden text-sm text-secondary pointer-fine:block">{t('dropHint')}</p>
            ) : null}
          </div>
        ) : null}
      </PageHeading>
      {hasMap && counts.all > 0 ? (
        <p className="no-print mb-4">
          <a href="#map">{t('toMap')}</a>
        </p>
      ) : null}
      {counts.all === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <div className="grid gap-x-6 gap-y-2 wide:grid-cols-[12rem_minmax(0,1fr)]">
          <RegisterFilters here={here} choice={choice} asked={asked} counts={counts} />
          <div className="flex min-w-0 flex-col gap-4">
            <form method="get" className="no-print flex flex-wrap items-end gap-3">
              {(['show', 'kind', 'readers', 'legal', 'question', 'assessment'] as const).map((name) =>
                asked[name] ? <input key={name} type="hidden" name={name} value={asked[name]} /> : null,
              )}
              <label className="min-w-48 grow">
                <span className="sr-only">{t('search')}</span>
                <input
                  type="search"
                  name="q"
                  defaultValue={q}
                  placeholder={t('search')}
                  className="min-h-11 w-full rounded-(--radius) border border-control bg-sheet px-3"
                />
              </label>
              <SelectField
                name="sort"
                label={t('sort')}
                defaultValue={choice.sort}
                options={SORTS.map((value) => ({ value, label: t(`sorts.${value}`) }))}
              />
              <Button type="submit">{t('searchButton')}</Button>
            </form>
            {!within.ok ? (
              <EmptyState title={wordsFor(within.refusal)} />
            ) : found ? (
              <FoundEvidence slug={council} found={found} />
            ) : items.length === 0 ? (
              <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
            ) : (
              <RegisterTable slug={council} items={items} isGrouped={choice.sort === 'state'} hrefOf={hrefOf} />
            )}
            <p className="flex flex-wrap gap-6 empty:hidden">
              {!found && choice.page > 1 ? <Link href={to(choice.page - 1)}>{t('previous')}</Link> : null}
              {!found && isMore ? <Link href={to(choice.page + 1)}>{t('next')}</Link> : null}
            </p>
            <p className="text-sm text-secondary">{t('only')}</p>
          </div>
        </div>
      )}
      {hasMap ? <CoverageMap coverage={coverage} hrefOf={hrefOf} /> : null}
    </>
  )
}
