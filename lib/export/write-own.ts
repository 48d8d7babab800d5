import { heading, paragraph } from '../paper/shape/block'
import { dateWords, momentWords } from '../words/dates'
import { say } from '../words/say'
import type { Own } from './export-own'
import { bulleted, listed, writePage } from './write-page'

/** Somebody's own data as a page to read: what each thing is, with names in the place of ids and days as people say them. */
export async function writeOwn({ council, takenAt, rows, names }: Own): Promise<string> {
  const title = say('everything.own.page', { council: council.name, at: momentWords(takenAt) })
  const held = Object.entries(rows).filter(([, all]) => all.length > 0)
  return writePage(title, [
    paragraph(say('everything.own.what')),
    ...held.flatMap(([name, all]) => [
      heading(3, `${worded(name)} (${all.length})`),
      ...all.map((row) => {
        const columns = Object.entries(row).flatMap(([column, value]) => said(column, value, names))
        return bulleted([columns.map((words) => paragraph(words))])
      }),
    ]),
    ...(held.length === 0 ? [listed([])] : []),
  ])
}

const worded = (name: string) => {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** One column in words; nothing of what is empty, and of an id only whose it is, where that has a name. */
function said(column: string, value: unknown, names: Own['names']): string[] {
  if (value === null || value === '') return []
  const words = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const what = worded(column.replace(/_id$/, ''))
  if (ID.test(words)) return names[words] && column !== 'id' ? [`${what}: ${names[words]}`] : []
  if (MOMENT.test(words)) return [`${what}: ${momentWords(words)}`]
  if (DAY.test(words)) return [`${what}: ${dateWords(words)}`]
  if (typeof value === 'boolean') return [`${what}: ${say(value ? 'everything.own.yes' : 'everything.own.no')}`]
  return [`${what}: ${words}`]
}
