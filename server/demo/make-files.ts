import ExcelJS from 'exceljs'
import PDFDocument from 'pdfkit'
import { PNG } from 'pngjs'

/** The demo's evidence: real files, made here, about an invented council. The same bytes every time where the format allows it. */
export type DemoFile = { fileName: string; bytes: Buffer }

const MADE_ON = new Date('2026-06-01T09:00:00Z')

/** A two-page report as a tagged PDF. */
export async function makeReport(title: string, council: string, paragraphs: string[]): Promise<DemoFile> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 64,
    lang: 'en-GB',
    tagged: true,
    pdfVersion: '1.7',
    info: { Title: title, Author: council, CreationDate: MADE_ON },
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const whole = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))))
  pdf.fontSize(11).fillColor('#444444').text(council)
  pdf.moveDown(0.5).fontSize(24).fillColor('#16202c').text(title)
  pdf.moveDown().fontSize(12)
  for (const paragraph of paragraphs) pdf.text(paragraph, { lineGap: 4 }).moveDown()
  pdf.end()
  return { fileName: `${fileWords(title)}.pdf`, bytes: await whole }
}

/** A monitoring workbook with one sheet of figures and a total that Excel computes. */
export async function makeWorkbook(title: string, head: string[], rows: (string | number)[][]): Promise<DemoFile> {
  const book = new ExcelJS.Workbook()
  book.created = MADE_ON
  book.modified = MADE_ON
  const sheet = book.addWorksheet('Figures')
  sheet.addRow(head).font = { bold: true }
  for (const row of rows) sheet.addRow(row)
  sheet.addRow([
    'Total',
    ...head
      .slice(1)
      .map((_, column) => ({ formula: `SUM(${letter(column + 1)}2:${letter(column + 1)}${rows.length + 1})` })),
  ])
  for (const column of sheet.columns) column.width = 22
  return { fileName: `${fileWords(title)}.xlsx`, bytes: Buffer.from(await book.xlsx.writeBuffer()) }
}

/** A bar chart as a PNG image, one bar a value from 0 to 100. */
export function makeChart(title: string, values: number[]): DemoFile {
  const width = 640
  const height = 360
  const png = new PNG({ width, height })
  png.data.fill(0xff)
  const slot = Math.floor((width - 80) / values.length)
  const paint = (x0: number, y0: number, x1: number, y1: number, colour: [number, number, number]) => {
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) png.data.set([...colour, 0xff], (y * width + x) * 4)
  }
  paint(40, height - 41, width - 40, height - 39, [0x16, 0x20, 0x2c])
  for (const [place, value] of values.entries()) {
    const top = height - 40 - Math.round((value / 100) * (height - 80))
    paint(40 + place * slot + 8, top, 40 + (place + 1) * slot - 8, height - 40, [0x1d, 0x5c, 0x4d])
  }
  return { fileName: `${fileWords(title)}.png`, bytes: PNG.sync.write(png) }
}

const letter = (column: number) => String.fromCharCode(65 + column)
const fileWords = (title: string) => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
