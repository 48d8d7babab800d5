/** What a spreadsheet may take for a formula at the beginning of a cell. */
const BEGINS_FORMULA = /^[=+\-@\t\r]/

/**
 * Rows as CSV by RFC 4180, in UTF-8 that Excel knows for what it is. What begins as a formula would has an apostrophe before it,
 * so that no spreadsheet works it out; numbers stay numbers.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): Uint8Array {
  const text = rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
  return Buffer.from(`\ufeff${text}`, 'utf8')
}

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const words = BEGINS_FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}
