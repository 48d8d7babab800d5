import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { wordsFor } from '@/app/_doors/words'
import { actWords } from '@/app/c/[council]/trail/act-words'
import type { Refusal, RefusalKind, RefusalOf } from '@/lib/refusal'
import { TRAIL_KINDS } from '@/lib/trail/trail'
import { en } from '@/lib/words/en'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const code = ['app', 'lib', 'server'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)
const read = (file: string) => readFileSync(join(root, file), 'utf8')

const isClient = (file: string) => /^['"]use client['"]/.test(read(file))
/** The files whose code a file takes with it into a browser. An action stays on the server. */
const uses = (file: string) =>
  [...read(file).matchAll(/^(?:import|export)\s+(?!type\b)[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)/gm)].flatMap(
    ([, named, lazy]) => {
      const from = named ?? lazy ?? ''
      if (!/^(\.|@\/)/.test(from)) return []
      const path = from.startsWith('@/') ? from.slice(2) : relative(root, resolve(root, dirname(file), from))
      return [`${path}.ts`, `${path}.tsx`].filter((one) => code.includes(one) && !/^['"]use server['"]/.test(read(one)))
    },
  )

/** Every sentence of the catalogue by its whole key. */
const said = (words: object, under = ''): [key: string, sentence: string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[under + key, value] as [string, string]] : said(value, `${under}${key}.`),
  )
const catalogue = said(en)
const refusals = Object.keys(en.refusals) as RefusalKind[]

type FactsOf<Kind extends RefusalKind> = Exclude<keyof RefusalOf<Kind>, 'kind' | 'field'>
type WithFacts = { [Kind in RefusalKind]: FactsOf<Kind> extends never ? never : Kind }[RefusalKind]

/** One of each refusal that carries facts. Of every other kind the words can only be the same each time. */
const EXAMPLES: { [Kind in WithFacts]: RefusalOf<Kind> } = {
  'already-invited': { kind: 'already-invited', email: 'a@b.example' },
  'already-member': { kind: 'already-member', email: 'a@b.example' },
  'assessment-in-other-state': { kind: 'assessment-in-other-state', state: 'agreeing scores' },
  'cannot-hold-duty': { kind: 'cannot-hold-duty', name: 'Ada', duty: 'chair', field: 'chair' },
  'cannot-hold-position': { kind: 'cannot-hold-position', name: 'Ada', position: 'Group leader', field: 'userId' },
  'cannot-comment-there': { kind: 'cannot-comment-there', name: 'Otto', field: 'userId' },
  'cannot-write': { kind: 'cannot-write', name: 'Ada', field: 'userIds' },
  'ends-duties': { kind: 'ends-duties', duties: 'chair of X', field: 'endsDuties' },
  'figures-unreadable': { kind: 'figures-unreadable', why: 'Row 2: “x” is not a number.', field: 'file' },
  'file-type-not-taken': { kind: 'file-type-not-taken', advice: 'Archives are not taken.', field: 'file' },
  'facts-still-open': { kind: 'facts-still-open', count: 2 },
  'file-not-what-it-says': { kind: 'file-not-what-it-says', name: 'a.pdf', ending: '.pdf', field: 'file' },
  'group-without-assessor': { kind: 'group-without-assessor', groups: 'Green', field: 'withoutReason' },
  'people-still-invited': { kind: 'people-still-invited', names: 'Ada' },
  'group-dissent-not-recorded': { kind: 'group-dissent-not-recorded', groups: 'Green', field: 'groupDissent' },
  'name-is-theirs': { kind: 'name-is-theirs', name: 'Ada', field: 'name' },
  'word-change-too-long': { kind: 'word-change-too-long', name: '1.1 Shared picture of the place' },
  'no-more-rounds': { kind: 'no-more-rounds', most: 3 },
  'nobody-named': { kind: 'nobody-named', missing: 'chair' },
  'not-in-a-group': { kind: 'not-in-a-group', name: 'Ada', field: 'userId' },
  'not-ready': { kind: 'not-ready', missing: 2 },
  'paper-unknown': { kind: 'paper-unknown', kinds: 'whole, area', formats: 'pdf, docx' },
  'papers-wait-already': { kind: 'papers-wait-already', most: 3 },
  'peer-belongs-here': { kind: 'peer-belongs-here', email: 'a@b.example' },
  'plan-at-the-latest': { kind: 'plan-at-the-latest', day: 'Monday 1 March 2027', field: 'dueOn' },
  'position-is-held': { kind: 'position-is-held', name: 'Ada', position: 'Section 151 officer', field: 'userId' },
  'pre-election-period': { kind: 'pre-election-period', election: 'County election', endsOn: '2026-05-07' },
  'recommendations-unanswered': { kind: 'recommendations-unanswered', count: 2 },
  'answers-before-progress': { kind: 'answers-before-progress', count: 2 },
  'statements-missing': { kind: 'statements-missing', count: 2 },
  'views-missing': { kind: 'views-missing', count: 2 },
  'questions-scored': { kind: 'questions-scored', questions: '1.1 Shared picture, 2.3 Vision', field: 'codes' },
  'reminded-lately': { kind: 'reminded-lately', at: '2026-11-29T14:05:00Z' },
  'round-revealed': { kind: 'round-revealed', at: '2026-06-29T14:05:00Z' },
  'same-peer-twice': { kind: 'same-peer-twice', email: 'a@b.example' },
  'signatures-missing': { kind: 'signatures-missing', missing: 1 },
  'suggest-on-fewer-words': { kind: 'suggest-on-fewer-words', most: 2000 },
  'suggestions-enough': { kind: 'suggestions-enough', most: 200 },
  'suggestion-decided-already': { kind: 'suggestion-decided-already', outcome: 'accepted' },
  'suggestion-words-changed': { kind: 'suggestion-words-changed', was: 'Old', now: 'Older' },
  'suggestion-words-gone': { kind: 'suggestion-words-gone', was: 'Old' },
  'too-many-links': { kind: 'too-many-links', minutes: 40 },
  'too-often': { kind: 'too-often', minutes: 2 },
  'too-many-versions': { kind: 'too-many-versions', most: 50 },
  'version-name-taken': { kind: 'version-name-taken', name: 'First', field: 'name' },
}
/** Acts that no council's trail has, acts whose name is put together, and acts that the database chains itself. */
const IN_A_REVIEW = [
  ...['review.comment-shared', 'review.comment-taken-back', 'review.commented', 'review.conflict-stated'],
  'review.pack-asked',
  ...['review.finding-written', 'review.recommendation-written', 'review.written-removed', 'review.fact-decided'],
  ...['review.report-sent', 'review.report-published', 'review.evidence-asked', 'review.request-withdrawn'],
  ...['review.peer-scored', 'review.peer-level-revealed', 'review.peer-level-recorded'],
  ...['review.peer-dissented', 'review.peer-dissent-taken-back'],
  ...['review.heard-noted', 'review.heard-taken-out', 'review.progress-viewed', 'review.progress-published'],
]
const BY_KIND = [
  ...['meeting.action-noted', 'meeting.decision-noted'],
  ...['review.request-answered', 'review.request-declined'],
]
const IN_SQL = ['council.added', 'council.lead-mailed-again', 'council.lead-invited-anew', 'person.made-anonymous']

const exampleOf = (kind: RefusalKind) => (EXAMPLES as Partial<Record<RefusalKind, Refusal>>)[kind]

/** What a sentence leaves open, by ICU's own grammar. */
const placeholders = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.tag) return placeholders(element.children)
    const inside =
      'options' in element ? Object.values(element.options).flatMap(({ value }) => placeholders(value)) : []
    return [element.value, ...inside]
  })

/** Whether a sentence may say nothing at all, for some of its facts. */
const mayBeEmpty = (elements: MessageFormatElement[]): boolean =>
  elements.every(
    (element) => 'options' in element && Object.values(element.options).some(({ value }) => mayBeEmpty(value)),
  )

describe('the words', () => {
  it('are there for every refusal that can be given, and for none that cannot', () => {
    const given = code.flatMap((file) =>
      [...read(file).matchAll(/\b(?:refuse|refusedPaper|wordsFor)\(\s*\{[^}]*?\bkind:\s+([^}]*)/g)].flatMap(
        ([, kind = '']) => {
          const [, one = '', other] = /(?:^|\? )'([\w-]+)'(?: : '([\w-]+)')?/.exec(kind) ?? []
          return other ? [one, other] : [one]
        },
      ),
    )
    expect(refusals.length).toBeGreaterThan(80)
    expect([...new Set(given)].sort()).toEqual(refusals.sort())
  })

  it('of a refusal say all the facts that it carries, and no others', () => {
    for (const kind of refusals) {
      const carried = Object.keys(exampleOf(kind) ?? {}).filter((key) => key !== 'kind' && key !== 'field')
      expect([...new Set(placeholders(parse(en.refusals[kind])))].sort(), kind).toEqual(carried.sort())
    }
  })

  it('of a refusal are a sentence with its facts in it', () => {
    for (const kind of refusals) {
      const words = wordsFor(exampleOf(kind) ?? ({ kind } as Refusal))
      expect(words, kind).toMatch(/^[A-Z“\w][^{}]+\.$/)
    }
    expect(wordsFor({ kind: 'round-revealed', at: '2026-06-29T14:05:00Z' })).toContain(
      'on Monday 29 June 2026 at 3:05pm, so',
    )
    expect(wordsFor({ kind: 'not-ready', missing: 1 })).toMatch(/^1 thing is still missing/)
    expect(wordsFor({ kind: 'not-ready', missing: 2 })).toMatch(/^2 things are still missing/)
    expect(wordsFor({ kind: 'already-member', email: "o'neil{x}@b.example" })).toContain("o'neil{x}@b.example already")
  })

  it('of a trail say every act that is chained in a council, each with the facts that it may use', () => {
    const things = new Set(Object.values(TRAIL_KINDS).flat() as string[])
    const chained = code
      .filter((file) => file.startsWith('lib/') && !file.startsWith('lib/words/'))
      .flatMap((file) => [...read(file).matchAll(/'(([a-z]+)\.[a-z-]+)'/g)])
      .flatMap(([, act = '', thing = '']) => (things.has(thing) && !IN_A_REVIEW.includes(act) ? [act] : []))
    const known = Object.entries(en.trail.acts).flatMap(([thing, deeds]) =>
      Object.keys(deeds).map((deed) => `${thing}.${deed}`),
    )
    expect(known.length).toBeGreaterThan(50)
    expect([...new Set([...chained, ...BY_KIND, ...IN_SQL])].sort()).toEqual(known.sort())
    for (const act of known)
      expect(actWords({ act, facts: {}, about: {}, questions: [] }), act).toMatch(/^[A-Za-z][^{}]*$/)
    expect(actWords({ act: 'thing.turned-over', facts: {}, about: {}, questions: [] })).toBe('Thing turned over')
  })

  it('are plain, in sentences of under 25 words', () => {
    expect(catalogue.length).toBeGreaterThan(120)
    const long = catalogue.flatMap(([key, words]) =>
      words
        .split(/(?<=[.?:])\s/)
        .filter((sentence) => sentence.split(/\s+/).length >= 25)
        .map((sentence) => `${key}: ${sentence}`),
    )
    expect(long).toEqual([])
    const odd = /\b(please|successful(ly)?|invalid|sorry|oops|kindly|unfortunately)\b|!/i
    expect(catalogue.filter(([, words]) => odd.test(words))).toEqual([])
  })

  it('always say something: of a sentence without a word the formatter of the pages makes a fault', () => {
    expect(catalogue.filter(([, words]) => mayBeEmpty(parse(words)))).toEqual([])
  })

  it('name a question, and never call it by its number alone', () => {
    expect(catalogue.filter(([, words]) => /\{codes?\}/.test(words) && !words.includes('{shortName}'))).toEqual([])
    // In the trail a question’s name stands beside the sentence; of an area its entries know the number alone.
    const ofAreas = /\barea \{(number|area|code)\b/i
    const bareAreas = catalogue.filter(
      ([key, words]) => ofAreas.test(words) && !/\{(title|shortName)\}/.test(words) && !key.startsWith('trail.'),
    )
    expect(bareAreas).toEqual([])
    // What stands beside the number says which question it is; an address, a key or a hidden field is not read.
    const beside = /shortName|\.(question|text|name)\b|\bquestion\}/
    const unread =
      /href|return `\/|<code>|defaultValue|\b(key|id|code|here|base|to|address|on)=|\/q\/|labelledby|getElementById|revalidate|throw /
    const drawn = readdirSync(join(root, 'lib/paper/write')).flatMap((name) =>
      name.endsWith('.typ') ? [`lib/paper/write/${name}`] : [],
    )
    expect(drawn.length).toBeGreaterThan(3)
    const bare = [
      ...code.filter((file) => /^(app|lib\/(paper|notice|mail|meeting|clock|insight|coverage))\//.test(file)),
      ...drawn,
    ]
      .flatMap((file) =>
        read(file)
          .split('\n')
          .map((line, at, lines) => ({ line, around: lines.slice(at, at + 4).join(' '), file, at: at + 1 })),
      )
      .filter(
        ({ line, around, file }) =>
          (file.endsWith('.typ') ? /\w+\.code\b/ : /\{(\w+\.)?code\}|codes\.join\(/).test(line) &&
          !beside.test(around) &&
          !unread.test(line),
      )
      .map(({ line, file, at }) => `${file}:${at} ${line.trim()}`)
    expect(bare).toEqual([])
    const columns = (name: string) => read('lib/paper/write/tables.ts').split(`['${name}',`).length - 1
    expect(columns('code')).toBeGreaterThan(4)
    expect(columns('shortName'), 'each sheet that has a number').toBe(columns('code'))
  })

  it('of a moment are made in one file alone, and so is the day that it is of', () => {
    const own = /Intl\.DateTimeFormat|toLocale(Date|Time)?String|(new Date\(\)|now\(\).*)\.toISOString\(\)\.slice/
    expect(code.filter((file) => own.test(read(file)))).toEqual(['lib/words/dates.ts'])
  })

  it('reach a browser from its page alone: no client component carries the catalogue', () => {
    const carried = new Set<string>()
    const walk = (file: string) => {
      if (carried.has(file)) return
      carried.add(file)
      uses(file).forEach(walk)
    }
    const clients = code.filter(isClient)
    expect(clients.length).toBeGreaterThan(50)
    clients.forEach(walk)
    expect([...carried].filter((file) => /^lib\/words\/(en|messages|say)/.test(file))).toEqual([])
  })

  it('are given by every page to the client components in it that ask for them', () => {
    const asked = new Set<string>()
    const unheard = new Set<string>()
    const walk = (file: string, given: string[], isIn: boolean, path: string[]) => {
      if (path.includes(file)) return
      const text = read(file)
      const named = [...text.matchAll(/<ClientWords\s+words=\{\{([^}]*)\}\}/g)].flatMap(
        ([, words]) => words?.match(/\w+(?=:)/g) ?? [],
      )
      const [hears, speaks] = [[...given, ...named], isIn || isClient(file)]
      for (const [, namespace = ''] of speaks ? text.matchAll(/useTranslations\('(\w+)/g) : []) {
        asked.add(namespace)
        if (!hears.includes(namespace)) unheard.add(`${path[0]} does not give ${namespace} to ${file}`)
      }
      for (const used of uses(file)) if (wants.has(used)) walk(used, hears, speaks, [...path, file])
    }
    const wants = new Set(code.filter((file) => read(file).includes('useTranslations(')))
    for (let size = 0; size !== wants.size; ) {
      size = wants.size
      for (const file of code) if (uses(file).some((used) => wants.has(used))) wants.add(file)
    }
    for (const page of code.filter((file) => /^app\/.*(page|layout|error|not-found)\.tsx$/.test(file)))
      if (wants.has(page)) walk(page, [], false, [])
    expect(asked.size).toBeGreaterThan(1)
    expect([...unheard]).toEqual([])
  })
})
