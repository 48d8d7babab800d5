import { threadId } from 'node:worker_threads'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { inWorker } from '@/lib/in-worker'
import { mergeLog } from '@/lib/sync/server/merge-log'
import type { crash, echo, fail, keepFor, thread } from '../kit/work'

const WORK = 'tests/kit/work.ts'

describe('what is done in a thread of its own', () => {
  it('is asked and answered with the same words, numbers, moments and bytes', async () => {
    const said = fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true, withBigInt: true })
    await fc.assert(
      fc.asyncProperty(said, async (said) => {
        expect(await inWorker<typeof echo>(WORK, 'echo', { said })).toEqual(structuredClone(said))
      }),
    )
    expect(await inWorker<typeof thread>(WORK, 'thread', null)).not.toBe(threadId)
  })

  it('comes to what the function itself comes to: a text’s log is merged alike', async () => {
    const rows = fc.array(fc.record({ words: fc.string({ minLength: 1, maxLength: 8 }), after: fc.nat(90_000) }), {
      minLength: 1,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(rows, async (typed) => {
        const doc = Object.assign(new Y.Doc(), { clientID: 7 })
        let [at, seq] = [Date.UTC(2026, 10, 29), 0]
        const log: Parameters<typeof mergeLog>[0] = { snapshot: undefined, rows: [] }
        doc.on('update', (payload: Uint8Array) => {
          log.rows.push({ seq: ++seq, authorId: 'a', at: new Date(at), payload })
        })
        for (const { words, after } of typed) {
          at += after
          doc.getText('t').insert(0, words)
        }
        const merged = await inWorker<typeof mergeLog>('lib/sync/server/merge-log.ts', 'mergeLog', log)
        expect(JSON.stringify(merged)).toBe(JSON.stringify(structuredClone(mergeLog(log))))
      }),
      { numRuns: 30 },
    )
  })

  it('fails here as it failed there', async () => {
    await expect(inWorker<typeof fail>(WORK, 'fail', { why: 'it is too long' })).rejects.toMatchObject({
      cause: { name: 'RangeError', message: 'it is too long' },
    })
    await expect(inWorker<typeof crash>(WORK, 'crash', null)).rejects.toMatchObject({ cause: { message: 'crashed' } })
    expect(await inWorker<typeof echo>(WORK, 'echo', { said: 'still there' })).toBe('still there')
  })

  it('is ended when its time is over, and nothing else with it', async () => {
    const forEver = { milliseconds: 600_000 }
    const kept = [1, 2].map(() => inWorker<typeof keepFor>(WORK, 'keepFor', forEver, 1))
    const behind = inWorker<typeof echo>(WORK, 'echo', { said: 'after them' })
    for (const one of kept) await expect(one).rejects.toThrow('keepFor took longer than 1 s')
    expect(await behind).toBe('after them')
  })
})
