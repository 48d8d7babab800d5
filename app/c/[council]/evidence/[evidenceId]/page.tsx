import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { buttonClass } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'
import { ClientWords } from '@/app/_words/client-words'
import { FORM_WORDS } from '@/app/c/[council]/_evidence/words'
import { formWords } from '@/lib/evidence/item-words'
import { viewItem } from '@/lib/evidence/view-item'
import { dayWords } from '@/lib/words/dates'
import { FigureChart } from './figure-chart'
import { ItemInside } from './item-inside'
import { ItemSentences } from './item-sentences'
import { ItemSide } from './item-side'
import { ItemUses } from './item-uses'
import { ItemVersions } from './item-versions'
import { sentencesOf } from './sentences-of'

export const metadata: Metadata = { title: 'Evidence' }

export default async function ItemPage({ params }: PageProps<'/c/[council]/evidence/[evidenceId]'>) {
  const { council: slug, evidenceId: itemId } = await params
  const view = orNotFound(await viewItem(await councilCaller(slug), { itemId }))
  const t = await getTranslations('evidence')
  const { item, newest } = view
  const here = `/c/${slug}/evidence`
  const speaks = `${t('register.columns.speaks')} ${dayWords(newest.speaksFor)}`
  return (
    <>
      <PageHeading
        title={newest.title}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: t('register.crumb'), href: here },
        ]}
        lead={`${formWords(newest)}. ${speaks}.`}
      >
        {newest.sha256 ? (
          <a href={`${here}/${item.id}/revisions/${newest.number}/file`} className={buttonClass()}>
            {t('page.open')}
          </a>
        ) : null}
        {newest.url ? (
          <a href={newest.url} rel="noopener noreferrer nofollow" target="_blank" className={buttonClass()}>
            {t('page.openLink')} {t('page.newTab')}
          </a>
        ) : null}
      </PageHeading>
      <div className="grid items-start gap-x-8 gap-y-8 border-t-2 border-mark pt-6 md:grid-cols-[minmax(0,1fr)_minmax(16rem,20rem)]">
        <ClientWords words={{ evidence: FORM_WORDS.evidence, refusals: FORM_WORDS.refusals }}>
          <div className="flex min-w-0 flex-col gap-8">
            {newest.figure ? <FigureChart figure={newest.figure} /> : null}
            {newest.minute?.says ? (
              <blockquote className="max-w-(--measure) border-l-4 border-line pl-4 font-heading text-lg whitespace-pre-line">
                {newest.minute.says}
              </blockquote>
            ) : null}
            <ItemSentences slug={slug} sentences={sentencesOf(view, slug)} newest={newest.number} />
            <ItemUses slug={slug} view={view} />
            <ItemInside slug={slug} view={view} />
            <ItemVersions slug={slug} view={view} />
          </div>
          <ItemSide slug={slug} view={view} />
        </ClientWords>
      </div>
    </>
  )
}
