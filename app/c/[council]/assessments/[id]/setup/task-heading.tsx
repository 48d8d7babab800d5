import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageHeading } from '@/app/_ui/page-heading'
import type { SetUpTask } from '@/lib/assessment/set-up-tasks'
import type { SetUp } from '@/lib/assessment/view-set-up'

/** The heading of one task, with the way back to the list. */
export function TaskHeading({
  task,
  view,
  base,
  lead,
  children,
}: {
  task: SetUpTask
  view: SetUp
  base: string
  lead?: ReactNode
  children?: ReactNode
}) {
  const t = useTranslations('setUp')
  return (
    <PageHeading
      title={t(`tasks.${task}.title`)}
      crumbs={[
        { label: view.council.name, href: `/c/${view.council.slug}` },
        { label: view.assessment.title, href: base },
        { label: t('title'), href: `${base}/setup` },
      ]}
      lead={lead}
    >
      {children}
    </PageHeading>
  )
}
