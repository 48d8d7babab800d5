/** The one row that a statement gives back, where it cannot but give one. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows
  if (row === undefined) throw new Error('a statement gave no row back')
  return row
}
