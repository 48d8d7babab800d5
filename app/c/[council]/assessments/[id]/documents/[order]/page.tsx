import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { buttonClass } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewOrder } from '@/lib/crosswalk/view-order'
import { AskPart } from './ask-part'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('documents.page')
  return { title: t('gaps') }
}

/** Our answers in another framework's order: what is asked for, which of them stands there, and what is still to be written. */
export default async function OrderPage({ params }: PageProps<'/c/[council]/assessments/[id]/documents/[order]'>) {
  const { council: slug, id, order } = await params
  const [t, view] = await Promise.all([
    getTranslations('documents'),
    councilCaller(slug).then((caller) => viewOrder(caller, { assessmentId: id, order })),
  ])
  const { council, assessment, themes, abilities, order: about } = orNotFound(view)
  const base = `/c/${slug}/assessments/${id}`
  const open = themes.flatMap(({ asks }) => asks).filter(({ isGap, written }) => isGap && !written).length
  return (
    <>
      <PageHeading
        title={about.title}
        crumbs={[
          { label: council.name, href: `/c/${slug}` },
          { label: assessment.title, href: base },
          { label: t('page.title'), href: `${base}/documents` },
        ]}
        lead={t('order.lead', { title: about.source.title })}
      >
        {(['pdf', 'docx'] as const).map((format) => (
          <a
            key={format}
            className={buttonClass('secondary')}
            href={`${base}/export?kind=${about.key}&format=${format}`}
          >
            {t('page.get', { format: t(`formats.${format}`) })}
          </a>
        ))}
      </PageHeading>
      <p className="mb-6 font-semibold">{t('order.gaps', { count: open })}</p>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        {themes.map(({ title, asks }) => (
          <Card key={title} title={title}>
            <div className="flex flex-col gap-6">
              {asks.map((ask) => (
                <AskPart
                  key={ask.key}
                  ask={ask}
                  place={{ slug, base, assessmentId: id, order: about.key }}
                  mayFill={abilities.fill}
                />
              ))}
            </div>
          </Card>
        ))}
      </div>
    </>
  )
}
