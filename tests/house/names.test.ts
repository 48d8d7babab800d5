import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const walk = (room: string) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const code = ['app', 'lib', 'db', 'server'].flatMap(walk).filter((file) => /\.(ts|tsx)$/.test(file))

const HUES =
  'slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose|black|white'
/** A colour as such: by its numbers, by a function, as a class of Tailwind or as a word of CSS. */
const RAW_COLOUR = new RegExp(
  `(?<![\\w&/])#(?:[\\da-f]{3,4}|[\\da-f]{6}|[\\da-f]{8})\\b|\\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\\(|-(?:${HUES})(?:-\\d{2,3})?\\b(?=[\\s'"\`/])|\\b(?:color|background|fill|stroke)(?:: ?|=|: ')['"]?(?:${HUES})\\b`,
  'gi',
)

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

  it('carries no path of a machine and no raw colour in a component', () => {
    const odd = code.filter((file) => /\/(root|home)\/\w+\//.test(read(file)))
    expect(odd).toEqual([])
    const styled = walk('app').filter((file) => /\.(ts|tsx|css)$/.test(file) && file !== 'app/tokens.css')
    const raw = styled.flatMap((file) => [...read(file).matchAll(RAW_COLOUR)].map(([colour]) => `${file}: ${colour}`))
    expect(raw).toEqual([])
    expect('text-[#fff] bg-white rgb(0 0 0 / 50%) border-red-600 color: Red;'.match(RAW_COLOUR)).toHaveLength(5)
    expect([...read('app/tokens.css').matchAll(RAW_COLOUR)].length, 'where they belong').toBeGreaterThan(40)
  })
})
