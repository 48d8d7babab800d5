import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sourcesHash } from '@/server/build'
import { BUILT } from './built-actions'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const PARTS = [
  'app',
  'lib',
  'db',
  'server',
  BUILT,
  'instrumentation.ts',
  'next.config.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/**
 * A later version of the product, in a folder of its own: these sources with more migrations. Its pages are the ones that were built
 * here, since a migration changes none of them.
 */
export function laterVersion(migrations: Record<string, string>): string {
  const tree = mkdtempSync('/var/tmp/concord-version-')
  const { status, stderr } = spawnSync('cp', ['-a', ...PARTS.map((part) => join(root, part)), tree], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the sources could not be copied: ${stderr}`)
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  const folder = join(tree, 'db/migrations')
  const journalFile = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as {
    entries: { idx: number; when: number; tag: string }[]
  }
  for (const [tag, text] of Object.entries(migrations)) {
    const last = journal.entries.at(-1) as (typeof journal.entries)[0]
    journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag })
    writeFileSync(join(folder, `${tag}.sql`), text)
  }
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(join(tree, BUILT, 'concord-sources'), sourcesHash(tree))
  return tree
}
