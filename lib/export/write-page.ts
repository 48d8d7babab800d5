import { type Block, heading, paragraph, type Run } from '../paper/shape/block'
import { writeHtml } from '../paper/write/html'
import { say } from '../words/say'

/** A page of an export under its title, which is the title of the file too. */
export const writePage = (title: string, blocks: readonly Block[]): Promise<string> =>
  writeHtml({ title, blocks: [heading(1, title), heading(2, title), ...blocks], crest: null })

/** A list of lines, or that there are none. */
export const listed = (lines: readonly (string | Run[])[]): Block =>
  lines.length === 0 ? paragraph(say('everything.index.none')) : bulleted(lines.map((line) => [paragraph(line)]))

/** A list, each of its items in blocks of its own. */
export const bulleted = (items: Block[][]): Block => ({ kind: 'list', numbered: null, start: 1, items })
