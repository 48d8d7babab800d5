import 'fake-indexeddb/auto'
import { forceCloseDatabase } from 'fake-indexeddb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clearUnsent, inBrowser, type UnsentBatch, unsentTexts } from '@/lib/sync/browser/unsent-store'

const PEOPLE = ['ada', 'ada!', 'ben']
const TEXTS = ['t', 't2', '2']
const batch = fc.record({ batchId: fc.nat(9).map((n) => `batch ${n}`), payload: fc.uint8Array({ maxLength: 6 }) })
const deed = fc.record({
  who: fc.nat(PEOPLE.length - 1),
  text: fc.nat(TEXTS.length - 1),
  gone: fc.array(fc.nat(9), { maxLength: 3 }),
  come: fc.uniqueArray(batch, { maxLength: 4, selector: ({ batchId }) => batchId }),
  clears: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
})

const opened: IDBDatabase[] = []
const open = indexedDB.open.bind(indexedDB)
indexedDB.open = (...named) => {
  const request = open(...named)
  request.addEventListener('success', () => opened.push(request.result))
  return request
}

describe('what a device keeps unsent', () => {
  it('is what was given and not let go, in the order of its giving, apart for each person and text', async () => {
    let kept = 0
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 12 }), async (deeds) => {
        for (const person of PEOPLE) await clearUnsent(person)
        const own = new Map<string, UnsentBatch[]>()
        for (const { who, text, gone, come, clears } of deeds) {
          const [person, documentId] = [PEOPLE[who] as string, TEXTS[text] as string]
          const at = `${person} ${documentId}`
          const named = (batchId: string) => `${at} ${batchId}`
          if (clears) {
            await clearUnsent(person)
            for (const documentId of TEXTS) own.delete(`${person} ${documentId}`)
          } else {
            const [left, brought] = [
              gone.map((n) => named(`batch ${n}`)),
              come.map((one) => ({ ...one, batchId: named(one.batchId) })),
            ]
            await inBrowser(person, { council: 'c', documentId, label: `of ${documentId}` }).swap(left, brought)
            const again = new Set([...left, ...brought.map(({ batchId }) => batchId)])
            own.set(at, [...(own.get(at) ?? []).filter(({ batchId }) => !again.has(batchId)), ...brought])
          }
        }
        const shown = (batches: UnsentBatch[]) => batches.map(({ batchId, payload }) => [batchId, [...payload]])
        for (const person of PEOPLE) {
          const texts = await unsentTexts(person)
          expect(new Set(texts.map(({ documentId }) => documentId)).size).toBe(texts.length)
          for (const documentId of TEXTS) {
            const expected = shown(own.get(`${person} ${documentId}`) ?? [])
            kept += expected.length
            const store = inBrowser(person, { council: 'c', documentId, label: 'another' })
            expect(shown(await store.all())).toEqual(expected)
            const text = texts.find((one) => one.documentId === documentId)
            expect(shown(text?.batches ?? [])).toEqual(expected)
            if (text) expect(text).toMatchObject({ council: 'c', label: `of ${documentId}` })
          }
        }
      }),
    )
    expect(kept).toBeGreaterThan(100)
  })

  it('lets go and keeps both or neither', async () => {
    const store = inBrowser('cat', { council: 'c', documentId: 't', label: 'of t' })
    const payload = new Uint8Array([1])
    await store.swap([], [{ batchId: 'first', payload }])
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (value: { batchId: string }) {
      const request = put.call(this, value)
      if (value.batchId === 'third') this.transaction.abort()
      return request
    }
    await expect(
      store.swap(
        ['first'],
        [
          { batchId: 'second', payload },
          { batchId: 'third', payload },
        ],
      ),
    ).rejects.toBeDefined()
    IDBObjectStore.prototype.put = put
    expect((await store.all()).map(({ batchId }) => batchId)).toEqual(['first'])
    await store.swap(['first'], [{ batchId: 'second', payload }])
    expect((await store.all()).map(({ batchId }) => batchId)).toEqual(['second'])
  })

  it('is there again after the browser has closed it', async () => {
    const store = inBrowser('dan', { council: 'c', documentId: 't', label: 'of t' })
    await store.swap([], [{ batchId: 'kept', payload: new Uint8Array([1]) }])
    const before = opened.length
    for (const database of opened) forceCloseDatabase(database as never)
    await new Promise((over) => setTimeout(over))
    expect((await store.all()).map(({ batchId }) => batchId)).toEqual(['kept'])
    expect(opened.length).toBe(before + 1)
  })
})
