import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { mergedInTurns, mergedOf } from '@/lib/sync/server/merged'
import { mergedLately } from '@/lib/sync/server/merged-lately'

/** Two people who write and delete in one text and hear each other now and then: so many edits in the order of their making. */
function edits(many: number): Uint8Array[] {
  const docs = [new Y.Doc(), new Y.Doc()]
  const made: Uint8Array[] = []
  for (const doc of docs)
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'heard' && made.push(update))
  for (let n = 0; made.length < many; n++) {
    const text = docs[n % 2]?.getText('words') as Y.Text
    if (n % 5 === 4 && text.length > 3) text.delete(n % (text.length - 1), 1)
    else text.insert((n * 7) % (text.length + 1), String.fromCodePoint(97 + (n % 26)))
    if (n % 9 === 0) for (const doc of docs) for (const update of made.slice(-20)) Y.applyUpdate(doc, update, 'heard')
  }
  return made
}
function textOf(...updates: Uint8Array[]): string {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  expect([doc.store.pendingStructs, doc.store.pendingDs], 'nothing waits').toEqual([null, null])
  return doc.getText('words').toString()
}

describe('a text’s parts as one update', () => {
  it('are the same text however many they are, and nothing is the empty text', async () => {
    for (const many of [0, 1, 2, 31, 32, 33, 64, 65, 1024, 1025, 2000]) {
      const parts = edits(many)
      const text = textOf(...parts)
      expect(textOf(mergedOf(parts))).toBe(text)
      expect(textOf(await mergedInTurns(parts))).toBe(text)
    }
  })

  it('are merged beside other work where they are very many', async () => {
    let turns = 0
    let isOver = false
    const count = () => {
      turns++
      if (!isOver) setImmediate(count)
    }
    setImmediate(count)
    const parts = edits(5_000)
    turns = 0
    await mergedInTurns(parts)
    isOver = true
    expect(turns).toBeGreaterThan(10)
  })

  it('are the same text when it was opened before, whatever has come since, in whatever place, and for many at once', async () => {
    const parts = edits(400)
    await fc.assert(
      fc.asyncProperty(
        fc.uuid(),
        fc.array(fc.tuple(fc.nat(399), fc.constantFrom('opened', 'late', 'compacted')), { maxLength: 12 }),
        async (documentId, moments) => {
          let had: { at: number; part: Uint8Array }[] = []
          for (const [upTo, what] of moments) {
            const missing = parts
              .map((part, at) => ({ part, at }))
              .filter(({ at }) => !had.some((one) => one.at === at))
            // What is committed late has an earlier number: it comes in between.
            if (what === 'late') had = [...had, ...missing.slice(0, upTo).filter(({ at }) => at % 3 !== 0)]
            if (what === 'opened') had = [...had, ...missing.filter(({ at }) => at <= upTo)]
            had.sort((a, b) => a.at - b.at)
            const rows = had.map(({ part }) => part)
            const read = what === 'compacted' && rows.length > 0 ? [mergedOf(rows), ...rows.slice(-150)] : rows
            const opened = await Promise.all([1, 2, 3].map(() => mergedLately(documentId, read)))
            const fresh = mergedOf(read)
            for (const update of opened) {
              expect(Y.encodeStateVectorFromUpdate(update)).toEqual(Y.encodeStateVectorFromUpdate(fresh))
              const [one, other] = [new Y.Doc(), new Y.Doc()]
              Y.applyUpdate(one, update)
              Y.applyUpdate(other, fresh)
              expect(one.getText('words').toString()).toBe(other.getText('words').toString())
            }
          }
        },
      ),
      { numRuns: 60, seed: 1 },
    )
  })

  it('are never another text’s, though it was asked for under the same name', async () => {
    const [one, other] = [edits(150), edits(150)]
    await mergedLately('same', one)
    expect(textOf(await mergedLately('same', other))).toBe(textOf(...other))
  })
})
