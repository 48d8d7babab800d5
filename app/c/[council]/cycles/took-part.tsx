import { useTranslations } from 'next-intl'
import { DataTable } from '@/app/_ui/data-table'
import type { CyclesView } from '@/lib/insight/view-cycles'

/** How many assessors each cycle had, by role and by group; small cells are not shown. */
export function TookPart({ cycles }: { cycles: CyclesView['cycles'] }) {
  const t = useTranslations('cycles')
  const labels = (of: 'role' | 'group') =>
    [...new Set(cycles.flatMap(({ tookPart }) => Object.keys(tookPart[of])))].sort()
  const rows = [
    { key: 'all', label: t('all'), of: (one: CyclesView['cycles'][number]): number | undefined => one.tookPart.all },
    ...(['role', 'group'] as const).flatMap((of) =>
      labels(of)
        .filter((label) => of === 'role' || !labels('role').includes(label))
        .map((label) => ({
          key: `${of} ${label}`,
          label,
          of: (one: CyclesView['cycles'][number]): number | undefined => one.tookPart[of][label],
        })),
    ),
  ]
  return (
    <section aria-labelledby="took" className="flex flex-col gap-3">
      <h2 id="took">{t('took')}</h2>
      <DataTable
        caption={t('took')}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { head: t('heads.who'), isRowHead: true, cell: ({ label }) => label },
          ...cycles.map((cycle) => ({
            head: cycle.title,
            isNumber: true,
            cell: ({ of }: (typeof rows)[number]) =>
              of(cycle) ?? <span className="text-sm text-secondary">{t('cell.hidden')}</span>,
          })),
        ]}
      />
      <p className="text-sm text-secondary">{t('tookHint')}</p>
    </section>
  )
}
