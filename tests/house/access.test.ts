import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ROLES } from '@/lib/access/access'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const lines = ['app', 'lib', 'db', 'server'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|sql)$/.test(entry.name) && !entry.parentPath.includes('migrations'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .map((line, at) => ({ file, where: `${file}:${at + 1}`, line })),
    ),
)
const one = `'(${ROLES.join('|')})'`

/** Ways in which a role could be asked for by its name. A new role would fall through each of them. */
const BY_NAME = [
  new RegExp(`\\brole\\b\\)?\\s*(===?|!==?|<>|=|in|not in)\\s*\\(?\\s*${one}`),
  new RegExp(`\\broles\\.includes\\(|\\b${one}\\s*[!=]==?\\s*role\\b|case ${one}:`),
  new RegExp(`${one},\\s*${one}`),
]
/** Lines that hold such words and ask nothing of a role, each with the reason. */
const NO_QUESTION: Record<string, string> = {
  'db/schema/assessment.ts': 'as what an assessor stands, councillor or officer, which is kept with the duty',
}

describe('what somebody may do', () => {
  it('is asked of the table of lib/access, and of no role by its name', () => {
    expect(lines.length).toBeGreaterThan(10_000)
    const asks = lines
      .filter(({ file }) => !file.startsWith('lib/access/') && !(file in NO_QUESTION))
      .filter(({ line }) => BY_NAME.some((way) => way.test(line)))
    expect(asks.map(({ where, line }) => `${where} ${line.trim()}`)).toEqual([])
  })

  it('would be found, were it asked so', () => {
    for (const line of [
      `if (actor.roles.includes('lead')) return`,
      `person.role !== 'observer'`,
      `const WRITERS = ['lead', 'member', 'officer'] as const`,
      `and m.role in ('lead', 'member')`,
      `m.role <> 'contributor'`,
    ])
      expect(
        BY_NAME.some((way) => way.test(line)),
        line,
      ).toBe(true)
  })
})
