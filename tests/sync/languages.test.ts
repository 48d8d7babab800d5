import { getSchema } from '@tiptap/core'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { textExtensions } from '@/app/_editor/text-extensions'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { unsentWords } from '@/lib/sync/browser/unsent-words'
import { proof } from '../kit/proof'
import { type Realtime, startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'

/** What goes wrong first: beyond the basic plane, joined, coloured, Welsh, marks that combine, right to left, both ways at once. */
const SCRIPTS = [
  '🏛️',
  '👩‍👩‍👧',
  '👍🏽',
  '😀😁',
  '🏴󠁧󠁢󠁷󠁬󠁳󠁿',
  'ŵŷ Llŷn â ê',
  'e\u0301\u0323',
  'o\u0302\u0301',
  'שלום',
  'مرحبا',
  'A שלום B',
  '𐍈',
  'क्षि',
]
type Step = { who: number; at: number; script: number; over: number; kind: 'type' | 'replace' | 'delete' | 'meet' }
const scenarioOf = (...kinds: Step['kind'][]) =>
  fc.array(
    fc.record<Step>({
      who: fc.nat(1),
      at: fc.nat(10_000),
      script: fc.nat(SCRIPTS.length - 1),
      over: fc.integer({ min: 1, max: 4 }),
      kind: fc.constantFrom(...kinds),
    }),
    { minLength: 6, maxLength: 30 },
  )
/** Some scenarios only add: of those nothing may be missing. */
const steps = fc.oneof(scenarioOf('type', 'type', 'replace', 'delete', 'meet'), scenarioOf('type', 'meet'))
const BEGUN = 'Begun'
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
const schema = getSchema(textExtensions(new Y.Doc()))
const shown = ({ doc }: Connection) => doc.getXmlFragment('default')
const textOf = (one: Connection) => initProseMirrorDoc(shown(one), schema).doc.textContent

/** As the editor does it: another document, of which Yjs is told the difference. */
function edit(one: Connection, change: (text: string) => string) {
  const { doc, meta } = initProseMirrorDoc(shown(one), schema)
  const text = change(doc.textContent)
  const paragraph = schema.node('paragraph', null, text ? [schema.text(text)] : [])
  updateYFragment(one.doc, shown(one), schema.node('doc', null, [paragraph]), meta)
}

let server: Realtime
beforeAll(async () => {
  server = await startRealtime()
})
afterAll(() => server.kill())

const { count, seed, timeout } = proof('scripts')

describe('every script that people write in', () => {
  it(
    '[R26] survives typing, replacing and deleting by two at once, cut anywhere: the same whole characters for both and for a reader',
    async () => {
      const { council, lead, officer, documentId } = await buildWorld()
      const people = [lead, officer]
      const cookies = await Promise.all(people.map(({ userId }) => cookieOf({ userId })))
      const open = async (cookie?: string) => {
        const made = connectDocument({ baseUrl: server.baseUrl, council: council.slug, documentId, cookie })
        await made.whenJoined
        return made
      }
      let survivors = 0
      await fc.assert(
        fc.asyncProperty(steps, async (scenario) => {
          const writers = [await open(cookies[0]), await open(cookies[1])] as const
          // Two who begin in one empty paragraph are what the editor sees to (rules/begin-blocks).
          edit(writers[0], () => BEGUN)
          await writers[0].whenSaved()
          await expect.poll(() => shown(writers[1]).toString()).toBe(shown(writers[0]).toString())
          for (const { who, at, script, over, kind } of scenario) {
            const one = writers[who] as Connection
            const words = SCRIPTS[script] as string
            if (kind === 'meet') await one.whenSaved()
            else
              edit(one, (text) => {
                // Whole characters, as a keyboard gives them; the difference may be cut within one that is alike.
                const characters = [...text]
                const from = at % (characters.length + 1)
                characters.splice(from, kind === 'type' ? 0 : over, ...(kind === 'delete' ? [] : [words]))
                return characters.join('')
              })
          }
          await Promise.all(writers.map((one) => one.whenSaved()))
          await expect.poll(() => textOf(writers[0]) === textOf(writers[1])).toBe(true)
          const reader = await open(cookies[0])
          expect(textOf(reader)).toBe(textOf(writers[0]))
          expect(textOf(reader), 'no half of a character').not.toMatch(HALF)
          expect(textOf(reader)).not.toContain('\uFFFD')
          const typed = scenario.filter(({ kind }) => kind === 'type').map(({ script }) => SCRIPTS[script] as string)
          if (scenario.every(({ kind }) => kind === 'type' || kind === 'meet'))
            expect([...textOf(reader)].sort()).toEqual([...BEGUN, ...typed.join('')].sort())
          survivors += textOf(reader).length
          for (const one of [...writers, reader]) one.close()
        }),
        { numRuns: count, seed, endOnFailure: true },
      )
      expect(survivors, 'something was written').toBeGreaterThan(count * 20)
    },
    timeout,
  )

  it('[R26] is in the file of what could not be saved, in the order of typing and without what was deleted', async () => {
    const typist = connectDocument({ baseUrl: 'http://localhost:9', council: 'c', documentId: 'd' })
    for (const words of ['Llŷn ', '👩‍👩‍👧 ', 'שלום ', 'gone ', 'e\u0301']) edit(typist, (text) => text + words)
    edit(typist, (text) => text.replace('gone ', ''))
    edit(typist, (text) => `first ${text}`)
    await expect.poll(() => typist.state().kind).toBe('offline')
    expect(unsentWords(typist.unsent()).split('\n').sort()).toEqual(['Llŷn 👩‍👩‍👧 שלום e\u0301', 'first '].sort())
    typist.close()
  })
})
