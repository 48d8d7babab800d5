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

/** This file, which has to name what it looks for, and what is made. */
const OWN =
  /^tests\/house\/names\.test\.ts$|(^|\/)node_modules\/|^tests\/results\/|^next-env\.d\.ts$|^\.git$|\.tsbuildinfo$/
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
      'next.config.js',
      'package-lock.json',
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
      .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
      .map(
        (file) =>
          file
            .split('/')
            .at(-1)
            ?.replace(/(\.d)?(\.(test|spec|bench|config))?\.(ts|tsx|mjs)$/, '') ?? '',
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

  it('carries no path of a machine, no address of a package registry, and no word of how the work on it is organised', () => {
    const tops = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
    const texts = [...['.ci', 'app', 'lib', 'db', 'server', 'tests'].flatMap(walk), ...tops].filter(
      (file) => /\.(tsx?|mjs|js|json|md|css|sql|ya?ml|csv|sh)$|(^|\/)(\.\w+|run)$/.test(file) && !OWN.test(file),
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
})
