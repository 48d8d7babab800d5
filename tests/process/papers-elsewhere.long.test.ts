import { JSDOM } from 'jsdom'
import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { answersIn } from '@/lib/comment/answers-in'
import { bringWordBack, bringWordBackInput } from '@/lib/comment/bring-word-back'
import { viewThreads } from '@/lib/comment/view-threads'
import { exportPaper } from '@/lib/paper/export-paper'
import { makePaper } from '@/lib/paper/make-paper'
import { narrow } from '@/lib/paper/narrow'
import type { PaperFormat } from '@/lib/paper/shape/paper'
import { testDatabase } from '../kit/database'
import { asRead, editedWord, isLibreOfficeHere } from '../kit/libre-office'
import { generatedContent } from '../kit/paper-content'
import { proof } from '../kit/proof'
import { hasPython, readDocument, readWorkbook } from '../kit/python'
import { paragraph, typistOf } from '../kit/type-answer'
import { buildWorld, type World } from '../kit/world'

const { count, seed, timeout } = proof('papers', 1)
const { content, said } = generatedContent({ questions: count, words: 2_000, seed })
const paper = (format: PaperFormat) => makePaper({ content: narrow(content, 'whole', 1), format })
const hasOffice = isLibreOfficeHere()

const plain = (words: string) => words.replaceAll('\u200b', '').replaceAll(/\s+/g, ' ')
/** Of one question what stands below its answer, in the order in which a document has it. */
const below = (one: (typeof content.questions)[number]) => {
  const [agreement] = one.rounds.flatMap((round) => round.agreement ?? [])
  const levels = agreement && {
    level: `Level ${agreement.level}, ${content.levelNames[agreement.level - 1]}`,
    aims: `Aims for level ${agreement.ambition}, ${content.levelNames[agreement.ambition - 1]}`,
  }
  return [
    ...(agreement && levels ? [levels.level, levels.aims, agreement.reason] : []),
    ...(agreement?.groupDissent ? [agreement.groupDissent] : []),
    ...(agreement?.minorityViews.map(({ words }) => words) ?? []),
    ...(agreement?.statements.map(({ words }) => words) ?? []),
    ...one.evidence.map(({ title }) => title ?? ''),
    ...one.threads.flatMap((thread) => thread.said.map(({ words }) => words)),
  ]
}
/** Every title, word, level and dissent of the whole, in the order in which a document has them. */
const inOrder = () => [
  content.assessment.title,
  ...content.areas.flatMap((area) => [
    `${area.number}. ${area.title}`,
    ...content.questions
      .filter((one) => one.area === area.number)
      .flatMap((one) => [
        `${one.code} ${one.shortName}`,
        one.question,
        ...(one.leftOut ? [one.leftOut] : []),
        ...(said.get(one.code) ?? []),
        ...below(one),
      ]),
  ]),
]

/** Fails by the first that does not stand, as a whole word, after those before it. */
function expectInOrder(words: string, wanted: readonly string[]) {
  const text = plain(words)
  const goesOn = /[\p{L}\p{N}]/u
  let at = 0
  for (const [place, one] of wanted.entries()) {
    const sought = plain(one)
    let found = text.indexOf(sought, at)
    while (found >= 0 && goesOn.test(text[found + sought.length] ?? '')) found = text.indexOf(sought, found + 1)
    if (found < 0) expect.fail(`“${one}” does not stand after “${wanted[place - 1]}”`)
    at = found + sought.length
  }
}

describe('a document is read by another reader in another language', () => {
  it('has much to be found', () => {
    expect(inOrder().length).toBeGreaterThan(count * 2_000)
    expect(inOrder().filter((one) => /^(Group dissent|Minority view|Statement) /.test(one)).length).toBeGreaterThan(2)
  })

  it.skipIf(!hasPython).each(['docx', 'odt'] as const)(
    '%s: Python finds every title, word, level and dissent, each after the one before',
    async (format) => {
      const blocks = readDocument(await paper(format), format)
      expectInOrder(blocks.map(({ words }) => words).join('\n'), inOrder())
      const at = (wanted: number) => blocks.filter(({ level }) => level === wanted).map(({ words }) => plain(words))
      expect(at(1)).toEqual(expect.arrayContaining(content.areas.map(({ number, title }) => `${number}. ${title}`)))
      expect(at(2).filter((words) => /^\d\.\d /.test(words))).toEqual(
        content.questions.map(({ code, shortName }) => `${code} ${shortName}`),
      )
    },
    timeout,
  )

  it.skipIf(!hasPython)(
    'xlsx: Python finds a row a question, with every word, its level as a number and who holds otherwise',
    async () => {
      const sheet = readWorkbook(await paper('xlsx')).find(({ name }) => name === 'Questions')
      const [head = [], ...rows] = sheet?.rows ?? []
      expect(rows).toHaveLength(content.questions.length)
      for (const [at, one] of content.questions.entries()) {
        const row = rows[at] ?? []
        const cell = (name: string) => row[head.indexOf(name)] ?? null
        const [agreement] = one.rounds.flatMap((round) => round.agreement ?? [])
        expect([cell('Number'), cell('Short name'), cell('Level'), cell('Ambition')]).toEqual([
          ...[one.code, one.shortName, agreement?.level ?? null, agreement?.ambition ?? null],
        ])
        const answer = head.flatMap((name, column) => (String(name).startsWith('Answer') ? [row[column] ?? ''] : []))
        expectInOrder(answer.join(''), said.get(one.code) ?? [])
        expect(cell('Group dissent')).toBe(agreement?.groupDissent ?? null)
        expectInOrder(String(cell('Minority views and statements') ?? ''), [
          ...(agreement?.minorityViews ?? []).map(({ words }) => words),
          ...(agreement?.statements ?? []).map(({ words }) => words),
        ])
      }
    },
    timeout,
  )

  it.skipIf(!hasOffice).each(['docx', 'odt'] as const)(
    '%s: LibreOffice finds every title, word, level and dissent, each after the one before',
    async (format) => {
      const [text = ''] = asRead(await paper(format), format)
      expectInOrder(text, inOrder())
    },
    timeout + 240_000,
  )

  it.skipIf(!hasOffice)(
    'xlsx: LibreOffice finds every title, word, level and dissent, a row a question',
    async () => {
      const tables = asRead(await paper('xlsx'), 'xlsx')
      expect(tables.length).toBe(6)
      const words = tables.find((one) => one.includes('Short name') && one.includes('Group dissent')) ?? ''
      expectInOrder(
        words,
        content.questions.flatMap((one) => {
          const [agreement] = one.rounds.flatMap((round) => round.agreement ?? [])
          return [
            ...[one.code, one.shortName, one.question, ...(said.get(one.code) ?? [])],
            ...(agreement
              ? [`${agreement.level}`, content.levelNames[agreement.level - 1] ?? '', agreement.reason]
              : []),
            ...(agreement?.groupDissent ? [agreement.groupDissent] : []),
            ...(agreement?.minorityViews.map((view) => view.words) ?? []),
            ...(agreement?.statements.map((statement) => statement.words) ?? []),
          ]
        }),
      )
    },
    timeout + 240_000,
  )
})

describe.skipIf(!hasOffice)('a document is read by another reader, edited there, and comes back', () => {
  let w: World
  beforeAll(async () => {
    await testDatabase()
    w = await buildWorld()
    const write = (code: string, lines: string[]) =>
      typistOf({ councilId: w.council.id, documentId: w.assessment.question(code).documentId }).write(
        w.officer,
        (text) => text.insert(0, lines.map(paragraph)),
      )
    await write('1.1', ['The Moor is wide and open.', 'Twelve homes stand there.', 'Ŵyl yr Haf – £12 “kept” 😀.'])
    await write('1.2', ['Nobody has looked at the weir.'])
  })
  const done = <T>(result: { ok: true; value: T } | { ok: false; refusal: object }): T => {
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    return result.value
  }
  async function exported(): Promise<Uint8Array> {
    const asked = { assessmentId: w.assessmentId, kind: 'whole', format: 'docx' } as never
    // Where it could not be made at once, the thread that makes it is only beginning.
    return done(await exportPaper(w.officer, asked))?.bytes ?? exported()
  }
  async function broughtBack(bytes: Uint8Array) {
    const xml = (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')) ?? ''
    const answers = answersIn(new new JSDOM().window.DOMParser().parseFromString(xml, 'text/xml'))
    return bringWordBack(
      w.member,
      bringWordBackInput.parse({ assessmentId: w.assessmentId, fileName: 'edited.docx', answers }),
    )
  }
  const suggested = async () => {
    const all = []
    for (const code of ['1.1', '1.2']) {
      const { threads } = done(await viewThreads(w.member, { subjectId: w.assessment.question(code).documentId }))
      for (const { suggestion } of threads) if (suggestion) all.push([code, suggestion.words, suggestion.replacement])
    }
    return all.sort()
  }

  it(
    'saved by LibreOffice and not edited it brings nothing',
    async () => {
      expect(await broughtBack(editedWord(await exported(), []))).toMatchObject({
        refusal: { kind: 'word-unchanged' },
      })
    },
    timeout + 240_000,
  )

  it.each([false, true])(
    'edited by LibreOffice in three places it comes back as exactly these three changes (recorded: %s)',
    async (tracked) => {
      const edits: [string, string][] = [
        [`${tracked ? 'open' : 'wide'}`, `${tracked ? 'bare' : 'broad'}`],
        ['homes stand', tracked ? 'homes remain' : 'homes now stand'],
        ['the weir', tracked ? 'the old weir' : 'the new weir'],
      ]
      const before = await suggested()
      expect(done(await broughtBack(editedWord(await exported(), edits, { tracked })))).toEqual({ made: 3, already: 0 })
      const added = (await suggested()).filter((one) => !before.some((other) => String(other) === String(one)))
      expect(added.map(([code]) => code)).toEqual(['1.1', '1.1', '1.2'])
      expect(added.map(([, , replacement]) => String(replacement).trim()).sort()).toEqual(
        (tracked ? ['bare', 'remain', 'the old'] : ['broad', 'homes now', 'the new']).sort(),
      )
    },
    timeout + 240_000,
  )
})
