import { useTranslations } from 'next-intl'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { FIGURE_STATES, type Figure, tableOf, valueWords } from '@/lib/evidence/figure'
import { dayWords } from '@/lib/words/dates'

/** A figure as bars with its words, one a period, of the first place that it names; all of it as a table. */
export function FigureChart({ figure }: { figure: Figure }) {
  const t = useTranslations('evidence.figure')
  const { areas, rows } = tableOf(figure)
  const shown = rows.slice(-12)
  const beside = figure.comparator
  const most = Math.max(...shown.map(({ values }) => Math.abs(values[0] ?? 0)), Math.abs(beside?.value ?? 0)) || 1
  const bars = [
    ...shown.map(({ period, values }) => ({ name: period, value: values[0] ?? null, isBeside: false })),
    ...(beside ? [{ name: beside.of, value: beside.value, isBeside: true }] : []),
  ]
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="font-semibold">
        {t('chart', { metric: figure.metric })}
        {areas.length > 0 ? <span className="block text-sm font-normal text-secondary">{areas[0]}</span> : null}
      </figcaption>
      <ul className="grid grid-cols-[max-content_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5">
        {bars.map(({ name, value, isBeside }) => (
          <li key={name} className="contents">
            <span className="text-sm text-secondary">{name}</span>
            <span className="flex items-center gap-2">
              <span
                aria-hidden
                className={`h-5 border ${isBeside ? 'border-dashed border-mark bg-sunken' : 'border-mark bg-level-2'}`}
                style={{ width: `${(70 * Math.abs(value ?? 0)) / most}%` }}
              />
              <span className="tabular-nums">{value === null ? '' : valueWords(value, figure.unit)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="text-sm text-secondary">
        {t('from', {
          source: figure.source,
          state: FIGURE_STATES[figure.state],
          day: dayWords(figure.asAt),
        })}
      </p>
      <Details summary={t('table')}>
        <DataTable
          caption={figure.metric}
          rows={rows}
          rowKey={({ period }) => period}
          columns={[
            { head: t('period'), isRowHead: true, cell: ({ period }) => period },
            ...areas.map((area, at) => ({
              ...{ head: area, isNumber: true },
              cell: ({ values }: (typeof rows)[number]) => {
                const value = values[at] ?? null
                return value === null ? '' : valueWords(value, figure.unit)
              },
            })),
          ]}
        />
      </Details>
    </figure>
  )
}
