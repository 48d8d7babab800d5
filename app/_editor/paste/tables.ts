import { each, isBlank, rename, unwrap, wordsOf } from './dom'
import { plainWeight } from './headings'
import { styleOf } from './style'

/** Tables with their first row as its head, where it is one. A table of one cell is a frame around text. */
export function settleTables(body: HTMLElement) {
  for (const table of [...body.querySelectorAll('table')].reverse()) {
    each(table, ':scope > caption', (caption) => table.before(rename(caption, 'p')))
    const rows = rowsOf(table)
    for (const row of rows) if (row.children.length === 0) row.remove()
    const cells = [...table.querySelectorAll('td,th')].filter((cell) => cell.closest('table') === table)
    if (cells.length === 1 && cells[0]) {
      unwrap(rename(cells[0], 'div'))
      table.replaceWith(...contentOf(table))
      continue
    }
    each(table, '[role="columnheader"]', (cell) => makeHead(cell))
    const [first, ...others] = rows.filter(({ children }) => children.length > 0)
    if (first && isHead(first, others)) for (const cell of [...first.children]) makeHead(cell)
    each(table, 'th', plainWeight)
  }
}

const rowsOf = (table: HTMLTableElement) =>
  [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
const contentOf = (table: HTMLElement): Node[] => {
  const made = table.ownerDocument.createElement('div')
  for (const row of table.querySelectorAll('tr')) made.append(...row.childNodes)
  return [...made.childNodes]
}

function makeHead(cell: Element) {
  if (cell.localName === 'th') return
  const [colspan, rowspan] = ['colspan', 'rowspan'].map((name) => cell.getAttribute(name))
  const head = rename(cell, 'th')
  if (colspan) head.setAttribute('colspan', colspan)
  if (rowspan) head.setAttribute('rowspan', rowspan)
}

/** What the program says, else what the row shows: all of it bold, or words over a column of numbers. */
function isHead(row: Element, others: Element[]): boolean {
  if (row.closest('thead') || /mso-yfti-firstrow:\s*yes/i.test(row.getAttribute('style') ?? '')) return true
  if (row.querySelector('th') || others.length === 0) return false
  const cells = [...row.children]
  if (cells.every((cell) => isBlank(cell) || isBold(cell)) && !others.every((other) => isBold(other))) return true
  return (
    cells.every((cell) => !isBlank(cell) && !isAmount(cell)) && cells.some((_, at) => isColumnOfNumbers(others, at))
  )
}

const isColumnOfNumbers = (rows: Element[], at: number) =>
  rows.every(({ children }) => !children[at] || isBlank(children[at]) || isNumber(children[at])) &&
  rows.some(({ children }) => children[at] !== undefined && isNumber(children[at]))
const isNumber = (cell: Element) => /^[-+(£€$]*[\d,.\s]*\d[\d,.\s]*[%)mkbn]*$/i.test(wordsOf(cell))
/** A year names a column. */
const isAmount = (cell: Element) => isNumber(cell) && !/^(19|20)\d\d$/.test(wordsOf(cell))

function isBold(element: Element): boolean {
  const words = [...element.childNodes].filter((node) => wordsOf(node) !== '')
  if (words.length === 0) return false
  const weight = styleOf(element, 'font-weight')
  if (/^(b|strong|th)$/.test(element.localName) || weight === 'bold' || Number(weight) >= 600) return true
  return words.every((node) => node.nodeType === 1 && isBold(node as Element))
}
