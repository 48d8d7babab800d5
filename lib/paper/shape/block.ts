/** What a paper is made of, whatever its format: composed once, and written by each writer in its own way. */

/** Words in one manner. `href` leads out of the paper, `to` to a bookmark of it. */
export type Run = {
  words: string
  bold?: boolean
  italic?: boolean
  underline?: boolean
  strike?: boolean
  code?: boolean
  raised?: boolean
  lowered?: boolean
  href?: string
  to?: string
}
/** A line of runs; an empty run of `\n` breaks it. */
export type Line = Run[]

/** How a paragraph is to be read: as it is, beside the matter, as somebody's own words, or as a warning. */
export type Tone = 'plain' | 'quiet' | 'voice' | 'warning' | 'lead'

export type Cell = {
  blocks: Block[]
  column: number
  columns: number
  rows: number
  /** Heads its column, or its row. */
  heads?: 'column' | 'row'
  /** A level that fills it, in the picture of an assessment. */
  level?: number
}
export type Table = {
  kind: 'table'
  /** What it is called, above it. */
  caption: string | null
  /** Relative widths, one a column. */
  widths: number[]
  /** As many of the rows are repeated on each page. */
  heads: number
  rows: Cell[][]
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4 | 5 | 6; words: string; mark?: string }
  | { kind: 'paragraph'; line: Line; tone: Tone }
  | { kind: 'list'; numbered: Numbering | null; start: number; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }
  | Table
  | { kind: 'rule' }
  /** Room to write in by hand, so many lines high. */
  | { kind: 'room'; lines: number; words: string }
  /** How an assessment stands, with what it shows in words. */
  | { kind: 'picture'; areas: PictureArea[]; words: string }
  /** Words of somebody's own, between two bookmarks of this name. */
  | { kind: 'marked'; mark: string; blocks: Block[] }
  | { kind: 'page' }

export type Numbering = '1' | 'a' | 'A' | 'i' | 'I'
export type PictureArea = {
  title: string
  cells: { code: string; name: string; level: number | null; ambition: number | null }[]
}

/** What stands on each page, and what a reader's program shows of the paper before it is opened. */
export type Script = {
  title: string
  subject: string
  author: string
  /** On each page, before anything else; nothing for what is sealed. */
  mark: string | null
  foot: string
  hasContents: boolean
  accent: string
  /** The council's, at the head of the first page. */
  crest: { png: Uint8Array; alt: string } | null
  blocks: Block[]
}

export const heading = (level: 1 | 2 | 3 | 4 | 5 | 6, words: string, mark?: string): Block => ({
  ...{ kind: 'heading', level, words },
  ...(mark ? { mark } : {}),
})
export const paragraph = (words: string | Line, tone: Tone = 'plain'): Block => ({
  ...{ kind: 'paragraph', tone },
  line: typeof words === 'string' ? [{ words }] : words,
})
/** Words as somebody has typed them into a plain field: an empty line begins a paragraph, and a line is kept as one. */
export const plainWords = (words: string, tone: Tone = 'plain'): Block[] =>
  words
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => paragraph(part.trim(), tone))

/** A table of words with a head, as most of ours are. */
export function tableOf(
  caption: string | null,
  head: readonly string[],
  rows: readonly (readonly (string | Block[])[])[],
  widths: number[] = head.map(() => 1),
  hasRowHeads = true,
): Table {
  const cell = (content: string | Block[], column: number, heads?: Cell['heads']): Cell => ({
    blocks: typeof content === 'string' ? [paragraph(content)] : content,
    ...{ column, columns: 1, rows: 1 },
    ...(heads ? { heads } : {}),
  })
  return {
    ...{ kind: 'table', caption, widths, heads: 1 },
    rows: [
      head.map((words, column) => cell(words, column, 'column')),
      ...rows.map((row) =>
        row.map((content, column) => cell(content, column, hasRowHeads && column === 0 ? 'row' : undefined)),
      ),
    ],
  }
}
