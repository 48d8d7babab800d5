import { parse } from 'csv-parse/sync'
import type { Role } from '../access/access'
import { ROLE_NAMES } from './people'

/** A line of a list of people as it was pasted, taken apart. What is not there is empty. */
export type InvitationLine = {
  line: number
  raw: string
  name: string
  email: string
  role: string
  post: string
  group: string
}

/** More than a council has members, and fewer than an evening of typing. */
export const MOST_LINES = 200

const COLUMNS = ['name', 'email', 'role', 'post', 'group'] as const
type Column = (typeof COLUMNS)[number]
const HEADINGS: Record<Column, RegExp> = {
  name: /^(full )?name$/i,
  email: /^e-?mail( address)?$/i,
  role: /^role$/i,
  post: /^(post|position|job( title)?|title)$/i,
  group: /^(political )?group|party$/i,
}

/**
 * The lines of a list that was pasted from a spreadsheet, a CSV file or an address field: tabs, commas or semicolons between
 * name, e-mail address, role, post and group, in any order where a heading says which. "Ada Smith <ada@council.example>" is a
 * name and an address.
 */
export function readLines(text: string): InvitationLine[] {
  const found = parse(text, {
    ...{ delimiter: separatorOf(text), info: true, raw: true, bom: true, trim: true },
    ...{ skip_empty_lines: true, relax_column_count: true, relax_quotes: true },
  }) as unknown as { record: string[]; info: { lines: number }; raw: string }[]
  const rows = found.map(({ record, info, raw }) => ({
    cells: record.map((cell) => cell.trim()),
    line: info.lines,
    raw: raw.trim(),
  }))
  const heading = rows[0] && headingOf(rows[0].cells)
  return (heading ? rows.slice(1) : rows)
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ cells, line, raw }) => ({ line, raw, ...(heading ? byHeading(cells, heading) : byPlace(cells)) }))
}

/** What stands between the cells: a tab where there is one, else whichever of semicolon and comma there is more of. */
function separatorOf(text: string): string {
  const count = (sign: string) => text.split(sign).length
  if (count('\t') > 1) return '\t'
  return count(';') > count(',') ? ';' : ','
}

function headingOf(cells: string[]): (Column | undefined)[] | undefined {
  if (cells.some((cell) => cell.includes('@'))) return undefined
  const columns = cells.map((cell) => COLUMNS.find((column) => HEADINGS[column].test(cell)))
  return columns.includes('email') ? columns : undefined
}

const EMPTY = { name: '', email: '', role: '', post: '', group: '' }

function byHeading(cells: string[], columns: (Column | undefined)[]) {
  const said = { ...EMPTY }
  for (const [place, cell] of cells.entries()) {
    const column = columns[place]
    if (column) said[column] = cell
  }
  return said
}

/** Without a heading the address is wherever an @ is, and what else there is comes in the order name, role, post, group. */
function byPlace(cells: string[]) {
  const at = cells.findIndex((cell) => cell.includes('@'))
  const [, before = '', address = ''] = /^(.*?)<([^<>]+@[^<>]+)>$/.exec(cells[at] ?? '') ?? []
  const rest = cells.filter((_, place) => place !== at)
  const [name = '', role = '', post = '', group = ''] = before.trim() ? [before.trim(), ...rest] : rest
  return { name: name.replace(/^"|"$/g, ''), email: address || (cells[at] ?? ''), role, post, group }
}

const SAID: Record<string, Role> = {
  ...Object.fromEntries(Object.entries(ROLE_NAMES).map(([role, name]) => [name.toLowerCase(), role as Role])),
  ...Object.fromEntries(Object.keys(ROLE_NAMES).map((role) => [role.replaceAll('_', ' '), role as Role])),
  ...{ councillor: 'member', cllr: 'member', lead: 'lead', 'lead officer': 'lead' },
}

/** The role that somebody means: by its name here, or as councils say it. */
export const roleSaid = (words: string): Role | undefined => SAID[words.trim().toLowerCase()]
