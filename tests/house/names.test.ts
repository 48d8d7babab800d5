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
const MADE = /(^|\/)node_modules\/|^tests\/results\/|^next-env\.d\.ts$|^\.git$|\.tsbuildinfo$/
/** It has to name what it looks for. */
const OWN = 'tests/house/names.test.ts'
const NEVER = {
  'a path of a machine': /(?<![\w.-])(\/(root|home|Users)\/[\w.-]+|\/work\/|\/tmp\/w\/|[A-Z]:\\Users\\)/,
  'a registry':
    /"resolved": ?"https?:|registry\.(npmjs|yarnpkg)\.|\b(artifactory|verdaccio|nexus)\b|_authToken|npm\.pkg\./i,
  'how the work is organised':
    /\bissues? (no\. ?|#)?\d+|\bpull requests?\b|\bworktrees?\b|\bsub-?agents?\b|\b(claude|copilot|chat-?gpt)\b|\b(TODO|FIXME|XXX)\b/i,
}

describe('the house', () => {
  it('has these rooms and no others at its top', () => {
    const allowed = [
      '.biome.json',
      '.ci',
      '.gitignore',
      '.npmrc',
      '.postcssrc.json',
      'README.md',
      'app',
      'db',
      'drizzle.config.ts',
      'lib',
      'instrumentation.ts',
      'next.config.js',
      'package-lock.json',
      'public',
      'package.json',
      'server',
      'tests',
      'tsconfig.json',
    ]
    const made = /^(\.git|\.next.*|\.data.*|\.vscode|\.idea|\.DS_Store|next-env\.d\.ts|node_modules|.*\.tsbuildinfo)$/
    const there = readdirSync(root).filter((name) => !made.test(name))
    expect(there.sort()).toEqual(allowed.sort())
  })

  it('names files in kebab-case, after an idea', () => {
    const odd = [...code, ...walk('tests')]
      .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !MADE.test(file))
      .map(
        (file) =>
          file
            .split('/')
            .at(-1)
            ?.replace(/(\.d)?(\.(test|long\.test|spec|bench|config))?\.(ts|tsx|mjs)$/, '') ?? '',
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
          /^\s*'use server'/m.test(read(file)) &&
          !['app/(public)/sign-in/actions.ts', 'app/(public)/verify/actions.ts', 'app/_doors/sign-out.ts'].includes(
            file,
          ),
      )
      .flatMap((file) =>
        [...read(file).matchAll(/export (?:const|async function|function) (\w+)([^\n]*)/g)]
          .filter(([, , rest = '']) => !/= (councilAction|reviewAction|userAction)\(/.test(rest))
          .map(([, name]) => `${file}: ${name}`),
      )
    expect(loose).toEqual([])
  })

  it('writes no server action inside a component: the build would seal what it closes over with a key that is no secret', () => {
    expect(code.filter((file) => /^[ \t]+['"]use server['"]/m.test(read(file)))).toEqual([])
  })

  it('casts nothing to an id: one from outside is parsed by `isId`, all others come from rows', () => {
    const rooms = code.filter((file) => !file.startsWith('db/'))
    expect(rooms.filter((file) => /\bisId\b/.test(read(file))).length).toBeGreaterThan(4)
    expect(rooms.filter((file) => /\bas [A-Z]\w*Id\b|[iI]d as never\b/.test(read(file)))).toEqual([])
  })

  it('carries no path of a machine, no address of a package registry, and no word of how the work on it is organised', () => {
    const tops = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
    const texts = [...['.ci', 'app', 'lib', 'db', 'server', 'tests'].flatMap(walk), ...tops].filter(
      (file) =>
        /\.(tsx?|mjs|js|json|md|css|sql|ya?ml|csv|sh)$|(^|\/)(\.\w+|run)$/.test(file) &&
        !MADE.test(file) &&
        file !== OWN,
    )
    const odd = texts.flatMap((file) =>
      Object.entries(NEVER).flatMap(([what, word]) => {
        const [found] = word.exec(read(file)) ?? []
        return found ? [`${file}: ${what}: ${found}`] : []
      }),
    )
    expect(texts.length).toBeGreaterThan(500)
    expect(odd).toEqual([])
  })

  it('has no raw colour outside its tokens: neither a number, nor a function, nor a colour by name', () => {
    const styled = walk('app').filter((file) => /\.(ts|tsx|css)$/.test(file) && file !== 'app/tokens.css')
    const raw = styled.flatMap((file) => [...read(file).matchAll(RAW_COLOUR)].map(([colour]) => `${file}: ${colour}`))
    expect(raw).toEqual([])
    expect('text-[#fff] bg-white rgb(0 0 0 / 50%) border-red-600 color: Red;'.match(RAW_COLOUR)).toHaveLength(5)
    expect([...read('app/tokens.css').matchAll(RAW_COLOUR)].length, 'where they belong').toBeGreaterThan(40)
  })
})
