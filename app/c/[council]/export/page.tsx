import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { buttonClass } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { LivePage } from '@/app/_ui/live-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewExport } from '@/lib/export/view-export'
import { messages } from '@/lib/words/messages'
import { Exports } from './exports'

export const metadata: Metadata = { title: messages.everything.title }

export default async function ExportPage({ params }: PageProps<'/c/[council]/export'>) {
  const { council: slug } = await params
  const view = orNotFound(await viewExport(await councilCaller(slug), null))
  const t = await getTranslations('everything')
  return (
    <>
      <LivePage topic={{ topic: 'inbox' }} />
      <PageHeading
        title={t('title')}
        crumbs={[{ label: view.council.name, href: `/c/${slug}` }]}
        lead={t('lead', { council: view.council.name })}
      />
      <div className="grid items-start gap-6 wide:grid-cols-2">
        {view.abilities.exportCouncil ? <Exports slug={slug} view={view} /> : null}
        <Card id="own" title={t('own.title')}>
          <p className="mb-4">{t('own.what')}</p>
          <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <a href={`/c/${slug}/export/mine`} className={buttonClass('secondary')}>
              {t('own.press')}
            </a>
            <a href={`/c/${slug}/export/mine?format=json`}>{t('own.json')}</a>
          </p>
        </Card>
        <div className="wide:col-span-2">
          <Held />
        </div>
      </div>
    </>
  )
}

const HELD = ['belongs', 'councillors', 'writers', 'assessors', 'evidence', 'signedIn', 'told', 'asked'] as const

function Held() {
  const t = useTranslations('everything.held')
  return (
    <Card id="held" title={t('title')}>
      <DataTable
        caption={t('table')}
        hideCaption
        stacks
        rows={[...HELD]}
        rowKey={(row) => row}
        columns={[
          { head: t('heads.of'), isRowHead: true, cell: (row) => t(`rows.${row}.of`) },
          { head: t('heads.what'), cell: (row) => t(`rows.${row}.what`) },
          { head: t('heads.long'), cell: (row) => t(`rows.${row}.long`) },
        ]}
      />
    </Card>
  )
}
