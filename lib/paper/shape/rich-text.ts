import type { Block, Line, Numbering, Run } from './block'
import { type LooseCell, laidOut } from './lay-out'

/** A node of a text as the editor keeps it. What it says of itself is not believed. */
export type Node = {
  type?: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: { type?: string; attrs?: Record<string, unknown> }[]
  content?: Node[]
}

/** Word has nine levels of lists, a page has room for as many: what lies deeper stands at the last one, in its place. */
const DEEPEST = 8
/** A table in a cell of a table in a cell is written as its cells one after the other. */
const DEEPEST_TABLE = 2
/** A page takes no more columns; the cells of a wider table stand one after the other. */
const WIDEST = 30

type At = { headings: { base: number; seen: boolean }; depth: number; tables: number }

/**
 * The one way from a text into a paper, in the order of its words and without leaving one out. Its headings begin at `base` and
 * skip no level, whatever the writer chose; a kind of node that is not known here gives what is in it.
 */
export function richText(written: unknown, base: 3 | 4 | 5): Block[] {
  const at: At = { headings: { base, seen: false }, depth: 0, tables: 0 }
  return blocksOf((written as Node | null)?.content ?? [], at)
}

/** Whether a text has words at all. */
export const hasWords = (written: unknown): boolean => wordsOf(written as Node | null).trim() !== ''

/** A text without its form, a line a block: for a cell of a table of rows. */
export const wordsOf = (node: Node | null): string => {
  if (!node) return ''
  if (node.type === 'hardBreak') return '\n'
  const inner = (node.content ?? []).map(wordsOf).join('')
  return (node.text ?? inner) + (ENDS_LINE.has(node.type ?? '') ? '\n' : '')
}
const ENDS_LINE = new Set(['paragraph', 'heading'])

function blocksOf(nodes: readonly Node[], at: At): Block[] {
  const blocks: Block[] = []
  let loose: Node[] = []
  const flush = () => {
    const line = lineOf(loose)
    if (line.length > 0) blocks.push({ kind: 'paragraph', line, tone: 'plain' })
    loose = []
  }
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'hardBreak') loose.push(node)
    else {
      flush()
      blocks.push(...blockOf(node, at))
    }
  }
  flush()
  return blocks
}

function blockOf(node: Node, at: At): Block[] {
  const content = node.content ?? []
  switch (node.type) {
    case 'paragraph': {
      const line = lineOf(content)
      return line.length > 0 ? [{ kind: 'paragraph', line, tone: 'plain' }] : []
    }
    case 'heading':
      return headingOf(node, at)
    case 'bulletList':
    case 'orderedList':
      return listOf(node, at)
    case 'blockquote': {
      const blocks = blocksOf(content, { ...at, depth: at.depth + 1 })
      return blocks.length === 0 || at.depth >= DEEPEST ? blocks : [{ kind: 'quote', blocks }]
    }
    case 'horizontalRule':
      return [{ kind: 'rule' }]
    case 'table':
      return tableOfNode(content, at)
    default:
      return blocksOf(content, at)
  }
}

/** Within a list, a quote or a table a heading is a bold line: nobody finds their way by it there. */
function headingOf(node: Node, { headings, depth, tables }: At): Block[] {
  const line = lineOf(node.content ?? [])
  const words = line
    .map((run) => run.words)
    .join('')
    .replaceAll('\n', ' ')
    .trim()
  if (words === '') return []
  if (depth > 0 || tables > 0)
    return [{ kind: 'paragraph', line: line.map((run) => ({ ...run, bold: true })), tone: 'plain' }]
  const isLower = Number(node.attrs?.level) > 2 && headings.seen
  headings.seen = true
  return [{ kind: 'heading', level: Math.min(6, headings.base + (isLower ? 1 : 0)) as 3, words }]
}

function listOf({ type, attrs, content = [] }: Node, at: At): Block[] {
  const deeper = { ...at, depth: at.depth + 1 }
  const items = content
    .map((item) => blocksOf(item.type === 'listItem' ? (item.content ?? []) : [item], deeper))
    .filter((blocks) => blocks.length > 0)
  if (items.length === 0) return []
  if (at.depth >= DEEPEST) return items.flat()
  const start = Number(attrs?.start)
  return [
    {
      ...{ kind: 'list', items },
      numbered: type === 'orderedList' ? numberingOf(attrs?.type) : null,
      start: Number.isInteger(start) && start > 0 && start < 10_000 ? start : 1,
    },
  ]
}

const NUMBERINGS: readonly unknown[] = ['1', 'a', 'A', 'i', 'I'] satisfies Numbering[]
const numberingOf = (type: unknown): Numbering => (NUMBERINGS.includes(type) ? (type as Numbering) : '1')

function tableOfNode(rows: readonly Node[], at: At): Block[] {
  const deeper = { ...at, tables: at.tables + 1 }
  const cells = rows.map((row) =>
    (row.type === 'tableRow' ? (row.content ?? []) : [row]).map((cell): LooseCell => {
      const isCell = cell.type === 'tableCell' || cell.type === 'tableHeader'
      return {
        blocks: blocksOf(isCell ? (cell.content ?? []) : [cell], deeper),
        columns: spanOf(cell.attrs?.colspan),
        rows: spanOf(cell.attrs?.rowspan),
        isHead: cell.type === 'tableHeader',
      }
    }),
  )
  if (at.tables >= DEEPEST_TABLE) return cells.flat().flatMap(({ blocks }) => blocks)
  const table = laidOut(cells)
  return table && table.widths.length <= WIDEST ? [table] : cells.flat().flatMap(({ blocks }) => blocks)
}

const spanOf = (span: unknown) => (Number.isInteger(span) ? Math.min(Math.max(Number(span), 1), 100) : 1)

function lineOf(nodes: readonly Node[]): Line {
  const line = nodes.flatMap((node): Run[] => {
    if (node.type === 'hardBreak') return [{ words: '\n' }]
    if (typeof node.text === 'string') return node.text === '' ? [] : [{ words: node.text, ...mannerOf(node) }]
    return lineOf(node.content ?? [])
  })
  return line.some(({ words }) => words.trim() !== '') ? line : []
}

const MANNERS: Record<string, Partial<Run>> = {
  bold: { bold: true },
  italic: { italic: true },
  underline: { underline: true },
  strike: { strike: true },
  code: { code: true },
  superscript: { raised: true },
  subscript: { lowered: true },
}

const mannerOf = ({ marks = [] }: Node): Partial<Run> =>
  Object.assign(
    {},
    ...marks.map(({ type = '', attrs }) => {
      if (type === 'link') return isAddress(attrs?.href) ? { href: attrs?.href } : {}
      return Object.hasOwn(MANNERS, type) ? MANNERS[type] : {}
    }),
  )

/** Only what leads to a page, a mailbox or a telephone is made a link in a file that leaves the house. */
const isAddress = (href: unknown): href is string =>
  typeof href === 'string' &&
  href.length < 2000 &&
  /^(https?:\/\/|mailto:|tel:)[!-~]+$/i.test(href) &&
  URL.canParse(href)
