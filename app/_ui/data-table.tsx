import type { ReactNode } from 'react'

export type Column<Row> = { head: string; cell: (row: Row) => ReactNode; isRowHead?: boolean; isNumber?: boolean }

const STACKED: Record<string, string> = { true: 'stacks', plain: 'stacks stacks-plain' }

/**
 * A table with a caption. Scrolls sideways by itself on a narrow screen, by keyboard too, with a shade where it goes on.
 * `stacks`: for rows that are read one by one; on a narrow screen each is a block, every value after its column's name, or
 * without it where the values speak for themselves (`plain`).
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  hideCaption,
  stacks,
}: {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  hideCaption?: boolean
  stacks?: boolean | 'plain'
}) {
  // A browser takes what is laid out as blocks for no table any more, unless it is said.
  const role = (name: string) => (stacks ? { role: name } : {})
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={caption} tabIndex={0} className={`scrolls-sideways relative ${STACKED[String(stacks)] ?? ''}`}>
      <table {...role('table')} className="w-full border-collapse text-left">
        <caption className={hideCaption ? 'sr-only' : 'mb-2 text-left font-semibold'}>{caption}</caption>
        <thead {...role('rowgroup')}>
          <tr {...role('row')} className="border-b-2 border-control">
            {columns.map((column) => (
              <th
                key={column.head}
                {...role('columnheader')}
                scope="col"
                className={`py-2 pr-4 align-bottom ${column.isNumber ? 'text-right' : ''}`}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...role('rowgroup')}>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...role('row')} className="border-b border-line align-top">
              {columns.map((column) => {
                const Cell = column.isRowHead ? 'th' : 'td'
                return (
                  <Cell
                    key={column.head}
                    {...role(column.isRowHead ? 'rowheader' : 'cell')}
                    scope={column.isRowHead ? 'row' : undefined}
                    data-head={column.head}
                    className={`${stacks ? 'sm:py-2 sm:pr-4' : 'py-2 pr-4'} ${column.isRowHead ? 'font-semibold' : ''} ${column.isNumber ? 'text-right' : ''}`}
                  >
                    {column.cell(row)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
