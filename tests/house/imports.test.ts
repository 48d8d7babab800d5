import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const ROOMS = ['app', 'lib', 'db', 'server']

type Import = { from: string; to: string; isType: boolean; isStarted: boolean }

const files = ROOMS.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)
const everything: (Import & { isOurs: boolean })[] = files.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8')
  return [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'/g),
    ...text.matchAll(/(?:^|\n|\b)import(\s+|\()'([^']+)'/g),
    ...text.matchAll(/new (URL)\('(\.[^']+\.(?:ts|mjs))', import\.meta\.url\)/g), // a worker, or a process of its own
  ].map(([, how, to = '']) => {
    const isPath = to.startsWith('.') || to.startsWith('@/')
    const path = to.startsWith('@/') ? to.slice(2) : isPath ? relative(root, resolve(root, dirname(from), to)) : to
    return {
      from,
      to: path.replace(/\.tsx?$/, ''),
      isType: how?.startsWith('type') ?? false,
      isStarted: how === 'URL',
      isOurs: isPath,
    }
  })
})
const imports: Import[] = everything.filter(({ isOurs }) => isOurs)
const isLeaf = (path: string) =>
  /^lib\/(result|permit|env|log|once|reader|took-too-long|want|in-worker|access\/access|access\/capability|subject\/subject|notice\/notice)$/.test(
    path,
  ) || /^db\/(ids|demo-id)$/.test(path)
const offenders = (wrong: (one: Import) => boolean) => imports.filter(wrong).map(({ from, to }) => `${from} uses ${to}`)

describe('who may import whom', () => {
  it('finds the imports at all', () => expect(imports.length).toBeGreaterThan(300))

  it('app uses verbs, nouns and types: no db, no store, no policy, no server', () => {
    const inner = /^(db\/|server\/)|\/(store(-\w+)?|policy)$/
    expect(
      offenders(({ from, to, isType }) => from.startsWith('app/') && !isType && inner.test(to) && !isLeaf(to)),
    ).toEqual([])
  })

  it('server uses verbs, leaves and itself: no app, no store, and db only where the database is prepared, demo texts are put into it, the first account is invited, and a backup is made or restored', () => {
    const doors =
      /^server\/(prepare|demo\/(seed|write-answer)|admin\/invite-programme|backup\/(write|restore)-backup)\.ts$/
    expect(
      offenders(
        ({ from, to, isType }) =>
          from.startsWith('server/') &&
          !isType &&
          (/^app\/|\/(store(-\w+)?|policy)$/.test(to) || (to.startsWith('db/') && !isLeaf(to) && !doors.test(from))),
      ),
    ).toEqual([])
  })

  it('db uses itself, lib/env, who reads, the table of who may do what and the lists of subjects and notices', () => {
    const also = [
      'lib/env',
      'lib/once',
      'lib/reader',
      'lib/took-too-long',
      'lib/access/access',
      'lib/access/capability',
      'lib/subject/subject',
      'lib/notice/notice',
    ]
    expect(offenders(({ from, to }) => from.startsWith('db/') && !to.startsWith('db/') && !also.includes(to))).toEqual(
      [],
    )
  })

  it('the table of who may do what uses nothing', () => {
    expect(offenders(({ from, to }) => from.startsWith('lib/access/') && !to.startsWith('lib/access/'))).toEqual([])
  })

  it('the pools are open to the gate and to a text alone, a text to lib/text, lib/sync and the demo, listening to announce', () => {
    const users: Record<string, RegExp> = {
      'db/pools': /^db\/(gate|find-text|text-log|anchors|answers|purge|links|read-evidence|jobs|serving)\.ts$/,
      'db/find-text': /^lib\/(text|sync\/server)\//,
      'db/text-log':
        /^lib\/(sync\/server\/|text\/anchor\/follow-anchors\.ts|text\/read-answer-again\.ts)|^server\/demo\/write-answer\.ts$/,
      'db/answers': /^lib\/text\/read-answer-again\.ts$/,
      'db/anchors': /^lib\/text\/anchor\/follow-anchors\.ts$/,
      'db/purge': /^lib\/(purge|evidence)\//,
      'db/links': /^lib\/library\//,
      'db/read-evidence': /^lib\/evidence\//,
      'db/jobs': /^lib\/(job|purge)\/|^db\/make-jobs\.ts$/,
      'db/listen': /^lib\/announce\.ts$/,
    }
    expect(Object.keys(users).filter((file) => !imports.some(({ to }) => to === file))).toEqual([])
    expect(offenders(({ from, to, isType }) => !isType && users[to]?.test(from) === false)).toEqual([])
  })

  it('lib uses no page and no server', () => {
    expect(offenders(({ from, to }) => from.startsWith('lib/') && /^(app|server)\//.test(to))).toEqual([])
  })

  it('nouns and policies do no input or output', () => {
    const pure = /^lib\/(?:\w+\/)*(\w+)\/(\1|policy)\.ts$/
    const usable = /^(zod|canonicalize|node:crypto)$|^@\/|^\./
    const used = everything.filter(({ from, isType }) => pure.test(from) && !isType)
    expect(
      used
        .filter(({ to, isOurs }) => (isOurs ? to.startsWith('db/') || /\/store(-\w+)?$/.test(to) : !usable.test(to)))
        .map(({ from, to }) => `${from} uses ${to}`),
    ).toEqual([])
    const reaching = /\bfetch\(|\bprocess\.|\bconsole\.|\bDate\.now\(|\bnew Date\(\)/
    const impure = files.filter((file) => pure.test(file) && reaching.test(readFileSync(join(root, file), 'utf8')))
    expect(impure).toEqual([])
    expect(files.filter((file) => pure.test(file)).length).toBeGreaterThan(15)
  })

  it('only policies mint permits', () => {
    expect(
      files.filter(
        (file) =>
          !/^lib\/.*\/policy\.ts$|^lib\/permit\.ts$/.test(file) &&
          /\bmint\(/.test(readFileSync(join(root, file), 'utf8')),
      ),
    ).toEqual([])
  })

  it('a module saves nothing of another module', () => {
    const wrong = files.filter((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      return [...text.matchAll(/(?:import|export) ([^;']*?) from '([^']*\/store(?:-\w+)?)'/g)].some(
        ([, names = '', from]) => !from?.startsWith('./') && /\bsave[A-Z]|\*/.test(names),
      )
    })
    expect(wrong).toEqual([])
  })

  it('what saves is a verb with its input beside it, by which it is found and tried', () => {
    const wrong = files.filter((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      if (!/^lib\/[\w-]+\//.test(file) || /\/store(-\w+)?\.ts$/.test(file) || !/\bsave[A-Z]\w*\(/.test(text))
        return false
      const verb = /export const (\w+)Input\b/.exec(text)?.[1]
      return !verb || !new RegExp(`export (const|async function|function) ${verb}\\b`).test(text)
    })
    expect(wrong).toEqual([])
  })

  it('the engine knows no council: it uses leaves, itself and the log of a text', () => {
    expect(
      offenders(
        ({ from, to }) =>
          from.startsWith('lib/sync/') &&
          !to.startsWith('lib/sync/') &&
          !isLeaf(to) &&
          !/^db\/(text-log|find-text)$/.test(to),
      ),
    ).toEqual([])
    expect(
      offenders(({ from, to }) => /^lib\/sync\/(wire|browser)\//.test(from) && /^(db\/|lib\/sync\/server\/)/.test(to)),
    ).toEqual([])
  })

  it('a folder of lib or server that uses another is not used by it', () => {
    const folderOf = (path: string) => /^(lib|server)\/(?:[\w-]+\/)+/.exec(path)?.[0]
    const arrows = new Set(
      imports.flatMap(({ from, to }) => {
        const [a, b] = [folderOf(from), folderOf(to)]
        return a && b && a !== b ? [`${a} uses ${b}`] : []
      }),
    )
    expect(arrows.size).toBeGreaterThan(20)
    expect([...arrows].filter((arrow) => arrows.has(arrow.split(' uses ').reverse().join(' uses ')))).toEqual([])
  })

  it('there are no circles, types included', () => {
    const graph = new Map<string, string[]>()
    for (const { from, to, isStarted } of imports) {
      if (isStarted) continue // what starts a worker is not made of it
      const target = [`${to}.ts`, `${to}.tsx`, to].find((path) => files.includes(path))
      if (target) graph.set(from, [...(graph.get(from) ?? []), target])
    }
    const circles: string[] = []
    const done = new Set<string>()
    const walk = (file: string, path: string[]) => {
      if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file)) return
      for (const next of graph.get(file) ?? []) walk(next, [...path, file])
      done.add(file)
    }
    for (const file of graph.keys()) walk(file, [])
    expect(circles).toEqual([])
  })
})
