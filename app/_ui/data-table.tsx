import type { ReactNode } from 'react'

export type Column<Row> = { head: string; cell: (row: Row) => ReactNode; isRowHead?: boolean; isNumber?: boolean }

/** A table with a caption. Scrolls sideways by itself on a narrow screen, by keyboard too, with a shade where it goes on. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  hideCaption,
}: {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  hideCaption?: boolean
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={caption} tabIndex={0} className="scrolls-sideways relative">
      <table className="w-full border-collapse text-left">
        <caption className={hideCaption ? 'sr-only' : 'mb-2 text-left font-semibold'}>{caption}</caption>
        <thead>
          <tr className="border-b-2 border-control">
            {columns.map((column) => (
              <th
                key={column.head}
                scope="col"
                className={`py-2 pr-4 align-bottom ${column.isNumber ? 'text-right' : ''}`}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line align-top">
              {columns.map((column) => {
                const Cell = column.isRowHead ? 'th' : 'td'
                return (
                  <Cell
                    key={column.head}
                    scope={column.isRowHead ? 'row' : undefined}
                    className={`py-2 pr-4 ${column.isRowHead ? 'font-semibold' : ''} ${column.isNumber ? 'text-right' : ''}`}
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
