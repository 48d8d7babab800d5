import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  Document,
  ExternalHyperlink,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  VerticalMergeType,
  WidthType,
  Table as WordTable,
} from 'docx'
import { say } from '../../words/say'
import type { Block, Line, Script, Table, Tone } from '../shape/block'
import { drawPicture } from './draw-picture'
import { bulletLevels, ListNumbers } from './word-lists'
import { wordStyles } from './word-styles'

/** Between the margins of an A4 page, in twentieths of a point. */
const WIDTH = 9638
const HEADINGS = [
  HeadingLevel.TITLE,
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const
const STYLES: Record<Tone, string> = {
  plain: 'Normal',
  quiet: 'Quiet',
  voice: 'Voice',
  warning: 'Warning',
  lead: 'Lead',
}

/** The contents number their own bookmarks from one on, and no two of a file may have one number. */
const MARKS_AFTER = 100_000
type Making = { lists: ListNumbers; marks: number; accent: string }
type At = { depth: number; width: number; bold?: boolean }

/** A paper as a Word file: real styles of headings and lists, heads of tables that are repeated, a bookmark around each answer. */
export async function writeWord(script: Script): Promise<Uint8Array> {
  const making: Making = { lists: new ListNumbers(), marks: MARKS_AFTER, accent: script.accent }
  const { before, after } = around(script)
  const at = { depth: 0, width: WIDTH }
  const children = [
    ...crestOf(script),
    ...(await childrenOf(before, making, at)),
    ...(before.length > 0 ? contents() : []),
    ...(await childrenOf(after, making, at)),
  ]
  const file = new Document({
    ...{ title: script.title, subject: script.subject, creator: script.author, description: script.subject },
    styles: wordStyles(script.accent),
    numbering: { config: [{ reference: 'bullets', levels: bulletLevels }, ...making.lists.config] },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1300, bottom: 1130, left: 1134, right: 1134 } },
        },
        ...(script.mark
          ? { headers: { default: new Header({ children: [new Paragraph({ text: script.mark, style: 'Mark' })] }) } }
          : {}),
        footers: { default: footOf(script.foot) },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

/** What stands before the contents, where a paper has any. */
function around({ hasContents, blocks }: Script) {
  const first = blocks.findIndex((block) => block.kind === 'page' || (block.kind === 'heading' && block.level === 2))
  const end = hasContents && first > 0 ? first : 0
  return { before: blocks.slice(0, end), after: blocks.slice(end) }
}

/** So many pixels high, the width after its own proportions, which a PNG says in its first part. */
const CREST_HEIGHT = 72
function crestOf({ crest }: Script): FileChild[] {
  if (!crest) return []
  const png = Buffer.from(crest.png)
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const transformation = { height: CREST_HEIGHT, width: Math.round((CREST_HEIGHT * width) / height) }
  const altText = { name: crest.alt, title: crest.alt, description: crest.alt }
  return [new Paragraph({ children: [new ImageRun({ type: 'png', data: png, transformation, altText })] })]
}

const contents = (): FileChild[] => [
  new Paragraph({ text: say('documents.contents'), style: 'ContentsHeading' }),
  new TableOfContents(say('documents.contents'), { hyperlink: true, headingStyleRange: '1-2' }),
]

const footOf = (foot: string) =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Foot',
        tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
        children: [new TextRun({ children: [foot, new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  })

async function childrenOf(blocks: readonly Block[], making: Making, at: At): Promise<FileChild[]> {
  const children: FileChild[] = []
  for (const block of blocks) children.push(...(await childOf(block, making, at)))
  return children
}

async function childOf(block: Block, making: Making, at: At): Promise<FileChild[]> {
  const beside = at.depth > 0 ? { indent: { left: 360 * at.depth } } : {}
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.words, heading: HEADINGS[block.level - 1] as 'Heading1' })]
    case 'paragraph':
      return [new Paragraph({ style: STYLES[block.tone], ...beside, children: runsOf(block.line, at) })]
    case 'list':
      return listOf(block, making, at)
    case 'quote':
      return childrenOf(block.blocks, making, { ...at, depth: at.depth + 1 })
    case 'rule':
      return [new Paragraph({ thematicBreak: true })]
    case 'room':
      return [
        new Paragraph({ text: block.words, keepNext: true }),
        ...Array.from({ length: block.lines }, () => new Paragraph({ style: 'Room' })),
      ]
    case 'page':
      return [new Paragraph({ pageBreakBefore: true, spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' } })]
    case 'picture': {
      const { png, width, height } = await drawPicture(block, making.accent)
      const across = Math.min(620, width)
      return [
        new Paragraph({
          children: [
            new ImageRun({
              ...{ type: 'png', data: Buffer.from(png) },
              transformation: { width: across, height: Math.round((height * across) / width) },
              altText: { name: say('documents.levels'), title: say('documents.levels'), description: block.words },
            }),
          ],
        }),
      ]
    }
    case 'marked':
      return markedOf(block, making, at)
    case 'table':
      return tableOf(block, making, at)
  }
}

/** Between the two ends of a bookmark, each in a paragraph of its own that takes no room: what is between may be a table. */
async function markedOf(
  { mark, blocks }: Extract<Block, { kind: 'marked' }>,
  making: Making,
  at: At,
): Promise<FileChild[]> {
  making.marks += 1
  const end = (child: BookmarkStart | BookmarkEnd) =>
    new Paragraph({
      children: [child as unknown as ParagraphChild],
      spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' },
    })
  return [
    end(new BookmarkStart(mark, making.marks)),
    ...(await childrenOf(blocks, making, at)),
    end(new BookmarkEnd(making.marks)),
  ]
}

async function listOf(
  { numbered, start, items }: Extract<Block, { kind: 'list' }>,
  making: Making,
  at: At,
): Promise<FileChild[]> {
  const level = Math.min(at.depth, 8)
  const numbering: NonNullable<IParagraphOptions['numbering']> = numbered
    ? { ...making.lists.next(numbered, start), level }
    : { reference: 'bullets', level }
  const deeper = { ...at, depth: at.depth + 1 }
  const children: FileChild[] = []
  for (const [first, ...rest] of items) {
    if (first?.kind === 'paragraph')
      children.push(new Paragraph({ numbering, style: STYLES[first.tone], children: runsOf(first.line, at) }))
    else {
      children.push(new Paragraph({ numbering }))
      if (first) children.push(...(await childOf(first, making, deeper)))
    }
    children.push(...(await childrenOf(rest, making, deeper)))
  }
  return children
}

async function tableOf({ caption, widths, heads, rows }: Table, making: Making, at: At): Promise<FileChild[]> {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const columns = widths.map((width) => Math.round((width / whole) * at.width))
  const made: TableRow[] = []
  for (const [y, row] of rows.entries()) {
    const cells: TableCell[] = []
    for (let x = 0; x < widths.length; ) {
      const cell = row.find(({ column }) => column === x)
      const above = cell
        ? undefined
        : rows
            .slice(0, y)
            .flat()
            .find((one) => one.column === x && rows.findIndex((r) => r.includes(one)) + one.rows > y)
      const across = (cell ?? above)?.columns ?? 1
      const width = columns.slice(x, x + across).reduce((sum, one) => sum + one, 0)
      const inner = cell
        ? await childrenOf(cell.blocks, making, { depth: 0, width: width - 160, bold: cell.heads !== undefined })
        : []
      cells.push(
        new TableCell({
          ...{ columnSpan: across, width: { size: width, type: WidthType.DXA } },
          ...(cell && cell.rows > 1 ? { verticalMerge: VerticalMergeType.RESTART } : {}),
          ...(cell ? {} : { verticalMerge: VerticalMergeType.CONTINUE }),
          ...(cell?.heads === 'column' ? { shading: { fill: 'EEF1F4' } } : {}),
          margins: { top: 60, bottom: 60, left: 80, right: 80 },
          children:
            inner.at(-1) instanceof Paragraph
              ? (inner as Paragraph[])
              : [...(inner as Paragraph[]), new Paragraph({ style: 'InTable' })],
        }),
      )
      x += across
    }
    made.push(new TableRow({ children: cells, tableHeader: y < heads, cantSplit: y < heads }))
  }
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'B9C2CC' }
  return [
    ...(caption ? [new Paragraph({ text: caption, style: 'TableCaption', keepNext: true })] : []),
    new WordTable({
      ...{ rows: made, columnWidths: columns, layout: TableLayoutType.FIXED },
      width: { size: columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
      alignment: AlignmentType.LEFT,
    }),
    new Paragraph({ style: 'InTable' }),
  ]
}

const runsOf = (line: Line, { bold }: At): ParagraphChild[] =>
  line.map((run) => {
    const text = textOf(run, bold ?? false)
    return run.href ? new ExternalHyperlink({ link: run.href, children: [text] }) : text
  })

function textOf(run: Line[number], isHead: boolean): TextRun {
  const parts = run.words.split('\n')
  return new TextRun({
    children: parts.flatMap((part, at) => (at === 0 ? [part] : [new TextRun({ break: 1 }) as never, part])),
    ...(run.bold || isHead ? { bold: true } : {}),
    ...(run.italic ? { italics: true } : {}),
    ...(run.underline || run.href ? { underline: {} } : {}),
    ...(run.strike ? { strike: true } : {}),
    ...(run.raised ? { superScript: true } : {}),
    ...(run.lowered ? { subScript: true } : {}),
    ...(run.code ? { font: 'Consolas' } : {}),
    ...(run.href ? { color: '1D5C4A' } : {}),
  })
}
