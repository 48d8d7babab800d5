import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contradicts } from '@/lib/sync/server/contradiction'

/** Everything that one Yjs client said, an update for each act. */
function saying(acts: readonly string[]) {
  const doc = new Y.Doc()
  doc.clientID = 7
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('words')
  for (const act of acts) {
    if (act === 'delete' && text.length > 0) text.delete(0, 1)
    else text.insert(text.length, act)
  }
  return { doc, updates }
}
const acts = fc.array(fc.constantFrom('a', 'ŵy', 'delete', '🏛️', 'שלום', 'longer words'), {
  minLength: 1,
  maxLength: 12,
})

describe('a contradiction', () => {
  it('is not the same, cut or put together otherwise, or partly deleted', () => {
    fc.assert(
      fc.property(acts, fc.nat(12), (said, from) => {
        const { doc, updates } = saying(said)
        const whole = Y.encodeStateAsUpdate(doc)
        expect(contradicts(whole, updates)).toBe(false)
        expect(contradicts(Y.mergeUpdates(updates.slice(from % updates.length)), [whole])).toBe(false)
        for (const one of updates) expect(contradicts(one, updates)).toBe(false)
      }),
    )
  })

  it('is another letter under the same number', () => {
    fc.assert(
      fc.property(acts, fc.nat(12), (said, at) => {
        const { updates } = saying(said)
        const changed = saying(said.map((act, place) => (place === at % said.length ? 'x' : act)))
        fc.pre(said[at % said.length] !== 'delete')
        expect(contradicts(Y.mergeUpdates(changed.updates), updates)).toBe(true)
      }),
    )
  })
})
