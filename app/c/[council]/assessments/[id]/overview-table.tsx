import { useTranslations } from 'next-intl'
import { DataTable } from '@/app/_ui/data-table'
import type { Tile } from '@/app/_ui/ledger'
import type { Overview } from '@/lib/assessment/view-overview'
import { questionName } from '@/lib/framework/named-question'

/** The ledger in rows, for whoever reads figures rather than squares. */
export function OverviewTable({ view, tiles }: { view: Overview; tiles: Tile[] }) {
  const t = useTranslations('overview.stand')
  return (
    <DataTable
      caption={t('caption')}
      hideCaption
      rows={tiles}
      rowKey={({ code }) => code}
      columns={[
        { head: t('columns.question'), cell: questionName, isRowHead: true },
        { head: t('columns.state'), cell: ({ word, agreed, onPaper, state }) => (agreed ? (onPaper ?? state) : word) },
        { head: t('columns.level'), cell: ({ agreed }) => agreed?.level, isNumber: true },
        { head: t('columns.aim'), cell: ({ agreed }) => agreed?.ambition, isNumber: true },
        {
          head: t('columns.comments'),
          cell: ({ code }) => view.questions.find((q) => q.code === code)?.openThreads || null,
          isNumber: true,
        },
      ]}
    />
  )
}
