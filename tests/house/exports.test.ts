import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const files = ['app', 'lib', 'db', 'server', 'tests'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)
const words = new Map(
  [...files, 'instrumentation.ts'].map((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return [file, { text, all: new Set(text.match(/\w+/g)) }] as const
  }),
)

/** What Next calls by its name, and tables, which are the schema whether code names them or not. */
const isCalledByName = (file: string, name: string) =>
  /^app\/.*(page|layout|route)\.tsx?$/.test(file) && /^([A-Z]+|metadata|viewport|generate\w+|dynamic)$/.test(name)
const isTable = (file: string) => file.startsWith('db/schema/')

it('what is exported is used by another file', () => {
  const exported = [...words].flatMap(([file, { text }]) =>
    file.startsWith('tests/')
      ? []
      : [...text.matchAll(/^export (?:async )?(?:const|function\*?|class) (\w+)/gm)].map(([, name = '']) => ({
          file,
          name,
        })),
  )
  expect(exported.length).toBeGreaterThan(400)
  const isUsed = ({ file, name }: { file: string; name: string }) =>
    [...words].some(([other, { all }]) => other !== file && all.has(name))
  expect(exported.filter((one) => !isTable(one.file) && !isCalledByName(one.file, one.name) && !isUsed(one))).toEqual(
    [],
  )
})
