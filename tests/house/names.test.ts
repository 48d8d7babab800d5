import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import cy from '@/app/_words/cy.json'
import en from '@/app/_words/en.json'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const walk = (room: string) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const code = ['app', 'lib', 'db', 'server'].flatMap(walk).filter((file) => /\.(ts|tsx)$/.test(file))

describe('the house', () => {
  it('has these rooms and no others at its top', () => {
    const allowed = [
      'README.md',
      'app',
      'db',
      'drizzle.config.ts',
      'lib',
      'next.config.js',
      'package-lock.json',
      'package.json',
      'server',
      'tests',
      'tsconfig.json',
    ]
    const made = ['next-env.d.ts', 'node_modules', 'tsconfig.tsbuildinfo']
    const there = readdirSync(root).filter(
      (name) => !name.startsWith('.') && !made.includes(name) && !name.startsWith('scratch'),
    )
    expect(there.sort()).toEqual(allowed.sort())
  })

  it('names files in kebab-case, after an idea', () => {
    const odd = code
      .map(
        (file) =>
          file
            .split('/')
            .at(-1)
            ?.replace(/\.(test\.)?(ts|tsx)$/, '') ?? '',
      )
      .filter(
        (name) =>
          !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || /(^|-)(utils?|helpers?|common|manager|service)$/.test(name),
      )
    expect(odd).toEqual([])
  })

  it('wraps every server action in a door', () => {
    const loose = code
      .filter(
        (file) =>
          /^app\/.*actions\.ts$/.test(file) &&
          !['app/(public)/sign-in/actions.ts', 'app/(public)/verify/actions.ts'].includes(file),
      )
      .flatMap((file) =>
        [...read(file).matchAll(/export (?:const|async function|function) (\w+)([^\n]*)/g)]
          .filter(([, , rest = '']) => !/= (councilAction|reviewAction|userAction)\(/.test(rest))
          .map(([, name]) => `${file}: ${name}`),
      )
    expect(loose).toEqual([])
  })

  it('words every refusal twice', () => {
    const kinds = new Set(
      code
        .filter((file) => file.startsWith('lib/'))
        .flatMap((file) => [...read(file).matchAll(/refuse\(\{\s*kind: '([\w-]+)'/g)].map(([, kind]) => kind ?? '')),
    )
    expect(kinds.size).toBeGreaterThan(25)
    expect([...kinds].filter((kind) => !(kind in en))).toEqual([])
    expect(Object.keys(cy).sort()).toEqual(Object.keys(en).sort())
  })

  it('carries no path of a machine and no raw colour in a component', () => {
    const odd = code.filter((file) => /\/(root|home)\/\w+\//.test(read(file)))
    expect(odd).toEqual([])
  })
})
