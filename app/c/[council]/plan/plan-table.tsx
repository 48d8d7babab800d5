import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import type { PlanView } from '@/lib/plan/view-plan'
import { dateWords } from '@/lib/words/dates'
import { standingWords } from './action-row'

/** What the strips show, in words and days. */
export function PlanTable({ view, slug }: { view: PlanView; slug: string }) {
  const t = useTranslations('plan')
  const rows = view.groups.flatMap(({ actions }) => actions)
  return (
    <Details summary={t('table')}>
      <DataTable
        caption={t('title')}
        hideCaption
        stacks
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            head: t('columns.action'),
            isRowHead: true,
            cell: ({ id, title }) => (
              <Link href={`/c/${slug}/plan/${id}`} prefetch={false}>
                {title}
              </Link>
            ),
          },
          { head: t('columns.owner'), cell: ({ ownerName, ownerPost }) => `${ownerName}, ${ownerPost}` },
          {
            head: t('columns.state'),
            cell: (action) => standingWords(t, action),
          },
          { head: t('columns.moved'), cell: ({ movedOn }) => dateWords(movedOn) },
          { head: t('columns.due'), cell: ({ dueOn }) => dateWords(dueOn) },
          {
            head: t('columns.steps'),
            cell: ({ steps }) =>
              steps.length === 0
                ? ''
                : t('stepsDone', { done: steps.filter(({ isDone }) => isDone).length, all: steps.length }),
          },
        ]}
      />
    </Details>
  )
}
