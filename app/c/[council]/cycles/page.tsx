import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { WithLevelNames } from '@/app/_ui/level-names'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import { viewProfile } from '@/lib/council/view-profile'
import { viewCycles } from '@/lib/insight/view-cycles'
import { messages } from '@/lib/words/messages'
import { MoveCounts, Moves } from './moves'
import { SpreadBars } from './spread-bars'
import { TookPart } from './took-part'
import { Years } from './years'

export const metadata: Metadata = { title: messages.cycles.title }

export default async function CyclesPage({ params, searchParams }: PageProps<'/c/[council]/cycles'>) {
  const { council: slug } = await params
  const caller = await councilCaller(slug)
  const found = await viewCycles(caller, askedIn(await searchParams, ['from', 'to']))
  const t = await getTranslations('cycles')
  if (!found.ok) {
    const { council } = orNotFound(await viewProfile(caller, null))
    return (
      <>
        <PageHeading title={t('title')} crumbs={[{ label: council.name, href: `/c/${slug}` }]} />
        <EmptyState title={t('limited')}>{t('limitedHint')}</EmptyState>
      </>
    )
  }
  const view = found.value
  const { cycles, from, to, moves } = view
  const options = cycles.map(({ id, title, isSubmitted }) => ({
    value: id,
    label: isSubmitted ? title : t('running', { title }),
  }))
  return (
    <WithLevelNames names={view.levelNames}>
      <PageHeading
        title={t('title')}
        crumbs={[{ label: view.council.name, href: `/c/${slug}` }]}
        lead={from && to ? t('lead', { from: from.title, to: to.title }) : undefined}
      />
      {cycles.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : cycles.length === 1 ? (
        <EmptyState title={t('oneTitle')}>{t('one')}</EmptyState>
      ) : (
        <div className="flex flex-col gap-10">
          {cycles.length > 2 ? (
            <form method="get" className="no-print flex flex-wrap items-end gap-3">
              <SelectField name="from" label={t('choose.from')} options={options} defaultValue={from?.id ?? ''} />
              <SelectField name="to" label={t('choose.to')} options={options} defaultValue={to?.id ?? ''} />
              <Button type="submit" variant="secondary">
                {t('choose.press')}
              </Button>
            </form>
          ) : null}
          {from && to ? (
            <section aria-labelledby="moves" className="flex flex-col gap-4">
              <MoveCounts counts={view.counts} />
              <Moves slug={slug} from={from.id} to={to.id} moves={moves} />
            </section>
          ) : null}
          <Years slug={slug} view={view} />
          <div className="grid items-start gap-10 wide:grid-cols-2">
            <SpreadBars slug={slug} cycles={cycles} />
            <TookPart cycles={cycles} />
          </div>
        </div>
      )}
    </WithLevelNames>
  )
}
