import ExcelJS from 'exceljs'
import { say } from '../../words/say'
import { aboutOf } from '../compose/about'
import type { PaperContent } from '../shape/content'
import {
  commentSheet,
  evidenceSheet,
  noteSheet,
  orderSheet,
  questionSheet,
  roundSheet,
  routeSheet,
  type Sheet,
  type Value,
} from './tables'

/** A paper as a workbook: typed cells, heads that stay in view, and no formula, whoever wrote the words. */
export async function writeWorkbook(content: PaperContent, title: string, author: string): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  Object.assign(book, { title, creator: author, lastModifiedBy: author })
  addAbout(book, content)
  for (const one of sheetsOf(content)) addSheet(book, one)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function sheetsOf(content: PaperContent): Sheet[] {
  const routed = content.route.length > 0 ? [routeSheet(content)] : []
  switch (content.kind) {
    case 'pack':
      return [questionSheet(content)]
    case 'evidence':
      return [evidenceSheet(content)]
    case 'committee':
      return [questionSheet(content), ...routed]
    case 'cpc':
    case 'best-value':
      return [orderSheet(content), evidenceSheet(content)]
    case 'agenda':
      return [questionSheet(content), roundSheet(content), noteSheet(content)]
    default:
      return [questionSheet(content), roundSheet(content), commentSheet(content), evidenceSheet(content), ...routed]
  }
}

/** What it is and whose eyes it was made for stands on a sheet of its own, so that the others hold facts alone. */
function addAbout(book: ExcelJS.Workbook, content: PaperContent) {
  const about = book.addWorksheet(say('documents.sheets.about'), { properties: { defaultColWidth: 100 } })
  for (const block of aboutOf(content, content.assessment.title)) {
    const words =
      block.kind === 'heading'
        ? block.words
        : block.kind === 'paragraph'
          ? block.line.map((run) => run.words).join('')
          : ''
    const row = about.addRow([words])
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' }
    if (block.kind === 'heading') row.font = { bold: true, size: 16 }
  }
}

function addSheet(book: ExcelJS.Workbook, { name, columns, rows }: Sheet) {
  const made = book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
  })
  made.columns = columns.map(({ head, width }, at) => ({ header: head, key: String(at), width }))
  made.getRow(1).font = { bold: true }
  made.getRow(1).alignment = { wrapText: true, vertical: 'top' }
  for (const values of rows) {
    const row = made.addRow(values.map(typed))
    row.alignment = { wrapText: true, vertical: 'top' }
    for (const [at, value] of values.entries()) row.getCell(at + 1).numFmt = formatOf(value)
  }
  if (rows.length > 0)
    made.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } }
}

/** A cell's longest text; a table cuts nothing that is longer, and no other text is. */
const LONGEST = 32_767

function typed(value: Value): ExcelJS.CellValue {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') return value.slice(0, LONGEST)
  return new Date('day' in value ? `${value.day}T00:00:00Z` : value.moment)
}

const formatOf = (value: Value) => {
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? '@' : 'General'
  return 'day' in value ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm'
}
