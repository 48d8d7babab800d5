import type { Block, Cell, Table } from './block'

/** A cell as a text has it: nothing says that its table is a table. */
export type LooseCell = { blocks: Block[]; columns: number; rows: number; isHead: boolean }

/**
 * A table in which every place has one cell and none reaches out of it, by the rules by which a browser lays one out; where there
 * is none in a text, an empty one. The rows at its top that hold heads alone are its head. Nothing where there is no cell.
 */
export function laidOut(loose: readonly (readonly LooseCell[])[]): Table | undefined {
  const taken: boolean[][] = loose.map(() => [])
  const placed: Cell[][] = loose.map(() => [])
  for (const [y, row] of loose.entries()) {
    let x = 0
    for (const cell of row) {
      while (taken[y]?.[x]) x++
      let columns = 1
      while (columns < cell.columns && !taken[y]?.[x + columns]) columns++
      const rows = Math.min(cell.rows, loose.length - y)
      for (let down = 0; down < rows; down++)
        for (let along = 0; along < columns; along++) (taken[y + down] as boolean[])[x + along] = true
      placed[y]?.push({ blocks: cell.blocks, column: x, columns, rows, ...(cell.isHead ? { heads: 'column' } : {}) })
      x += columns
    }
  }
  const width = Math.max(0, ...taken.map((row) => row.length))
  if (width === 0) return undefined
  for (const [y, row] of placed.entries()) {
    for (let x = 0; x < width; x++) if (!taken[y]?.[x]) row.push({ blocks: [], column: x, columns: 1, rows: 1 })
    row.sort((a, b) => a.column - b.column)
  }
  const heads = headRows(placed)
  for (const row of placed.slice(heads)) for (const cell of row) if (cell.heads) cell.heads = 'row'
  return { kind: 'table', caption: null, widths: Array<number>(width).fill(1), heads, rows: placed }
}

/** A head that is repeated is a whole one: no cell of it reaches below it, and something stands below it. */
function headRows(rows: readonly Cell[][]): number {
  let heads = 0
  while (heads < rows.length - 1 && rows[heads]?.every((cell) => cell.heads)) heads++
  const reaches = rows.slice(0, heads).some((row, y) => row.some((cell) => y + cell.rows > heads))
  return reaches ? 0 : heads
}
