import { randomUUID } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DocumentId } from '@/db/ids'
import { appendUpdates, type Compacted, readTextLog, replaceTextLog, type TextLog } from '@/db/text-log'
import { connectDocument } from '@/lib/sync/browser/client'
import { compactText } from '@/lib/sync/server/compact-text'
import { openCompactor } from '@/lib/sync/server/compactor'
import { mergeLog } from '@/lib/sync/server/merge-log'
import { openText } from '@/lib/text/open-text'
import { testDatabase } from '../kit/database'
import { startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'

async function world() {
  const { council, documentId } = await buildWorld({ people: { officer: 2 } })
  const place = { councilId: council.id, documentId }
  const writers = [council.person('officer', 0), council.person('officer', 1)].map((person) => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array, origin: unknown) => origin === 'typed' && updates.push(update))
    return { person, doc, updates }
  })
  const hear = () => {
    for (const { doc } of writers)
      for (const other of writers) if (other.doc !== doc) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc), 'heard')
  }
  /** Types as one of the two, and stores it. */
  const type = async (who: number, work: (text: Y.Text) => void) => {
    const writer = writers[who] as (typeof writers)[0]
    writer.doc.transact(() => work(writer.doc.getText('words')), 'typed')
    const stored = await appendUpdates(
      writer.updates.splice(0).map((payload) => ({
        ...place,
        authorId: writer.person.userId as string,
        batchId: randomUUID(),
        payload,
      })),
    )
    hear()
    return stored
  }
  const opened = async (stateVector?: Uint8Array) => {
    const answer = await openText(council.person('observer', 0), { documentId, stateVector })
    if (!answer.ok) throw new Error('the text could not be opened')
    return answer.value
  }
  const words = async () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await opened()).update)
    return doc.getText('words').toString()
  }
  const { owner } = await testDatabase()
  const count = async (table: string) =>
    Number((await owner.query(`select count(*) from ${table} where document_id = $1`, [documentId])).rows[0].count)
  const truth = () => (writers[0] as (typeof writers)[0]).doc.getText('words').toString()
  return { council, documentId: documentId as DocumentId, place, writers, type, opened, words, count, owner, truth }
}
let w: Awaited<ReturnType<typeof world>>
beforeEach(async () => {
  w = await world()
  for (let n = 0; n < 30; n++) await w.type(n % 2, (text) => text.insert(text.length, `w${n} 🏛️ ŵ `))
  await w.type(0, (text) => text.delete(3, 40))
})
const compact = (merge?: (log: TextLog) => Compacted) => compactText(w.place, merge, 0)

describe('compaction', () => {
  it('[R18] leaves the text as it was, as a snapshot, with each person’s words of each minute kept', async () => {
    const before = await w.words()
    expect(before).toBe(w.truth())
    expect(await compact()).toBe(true)
    expect([await w.count('document_updates'), await w.count('document_snapshots')]).toEqual([0, 1])
    expect(await w.words()).toBe(before)

    const points = await w.owner.query(
      'select author_id, payload from document_points where document_id = $1 order by last_seq',
      [w.documentId],
    )
    expect(new Set(points.rows.map((row) => row.author_id))).toEqual(
      new Set(w.writers.map(({ person }) => person.userId)),
    )
    const replayed = new Y.Doc({ gc: false })
    for (const { payload } of points.rows) Y.applyUpdate(replayed, inflateRawSync(payload))
    expect(replayed.getText('words').toString(), 'the points alone are the whole text').toBe(before)
  })

  it('[R18] is followed by more typing, resuming and another compaction', async () => {
    await compact()
    const reader = new Y.Doc()
    Y.applyUpdate(reader, (await w.opened()).update)
    await w.type(1, (text) => text.insert(0, 'After. '))
    Y.applyUpdate(reader, (await w.opened(Y.encodeStateVector(reader))).update)
    expect(reader.getText('words').toString()).toBe(w.truth())
    expect(await compact()).toBe(true)
    expect(await w.words()).toBe(w.truth())
    expect(await compact(), 'there is nothing left to do').toBe(false)
  })

  it('[R15][R18] still knows whose words are whose', async () => {
    await compact()
    const [first, second] = w.writers as [(typeof w.writers)[0], (typeof w.writers)[0]]
    const known = (await w.opened()).check()
    /** One more letter, or from the second on. */
    const typing = (skip: number) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(first.doc))
      doc.clientID = first.doc.clientID
      doc.getText('words').insert(0, 'x'.repeat(skip))
      const before = Y.encodeStateVector(doc)
      doc.getText('words').insert(skip, 'more')
      return Y.encodeStateAsUpdate(doc, before)
    }
    expect(known.take(typing(0), second.person.userId)).toBe('not-their-words')
    expect(known.take(typing(1), first.person.userId)).toBe('words-missing')
    expect(known.take(typing(0), first.person.userId)).toBeInstanceOf(Uint8Array)
  })

  it('[R18] gives way to what came while it was merging, and to another one', async () => {
    const log = await readTextLog(w.place, 0)
    const merged = mergeLog(log)
    expect(await compact()).toBe(true)
    expect(await replaceTextLog(w.place, merged), 'the other one came first').toBe(false)

    const [behind] = await w.type(0, (text) => text.insert(0, 'One. '))
    await w.type(0, (text) => text.insert(0, 'Two. '))
    const both = mergeLog(await readTextLog(w.place, 0))
    expect(both.rows).toBe(2)
    expect(await replaceTextLog(w.place, { ...both, rows: 1 }), 'a row that was not read').toBe(false)
    expect(await w.count('document_updates')).toBe(2)
    expect(behind?.isFresh).toBe(true)
    expect(await w.words()).toBe(w.truth())
  })

  it('[R18] loses nothing where merging leaves something out or fails', async () => {
    const before = await w.words()
    await expect(compact((log) => ({ ...mergeLog(log), points: [] }))).rejects.toThrow(/kept as it was written/)
    await expect(compact((log) => ({ ...mergeLog(log), points: mergeLog(log).points.slice(1) }))).rejects.toThrow(
      /kept as it was written/,
    )
    const without = (place: number) => (log: TextLog) =>
      mergeLog({ ...log, rows: log.rows.filter((_, at) => at !== place) })
    await expect(async () => compact(without(4))).rejects.toThrow(/waits for words/)
    expect([await w.count('document_updates'), await w.count('document_snapshots')]).toEqual([31, 0])
    expect(await w.words()).toBe(before)
  })

  it('[R18] happens beside the relay, in the running process, while somebody types', async () => {
    const [writer] = w.writers as [(typeof w.writers)[0]]
    const before = Y.encodeStateVector(writer.doc)
    writer.doc.getText('words').insert(0, 'Long ago. ')
    await w.owner.query(
      `insert into document_updates (council_id, document_id, author_id, batch_id, payload, created_at)
       values ($1, $2, $3, $4, $5, now() - interval '1 hour')`,
      [
        w.place.councilId,
        w.documentId,
        writer.person.userId,
        randomUUID(),
        Buffer.from(Y.encodeStateAsUpdate(writer.doc, before)),
      ],
    )
    const server = await startRealtime()
    const connection = connectDocument({
      baseUrl: server.baseUrl,
      council: w.council.slug,
      documentId: w.documentId,
      cookie: await cookieOf(writer.person),
    })
    try {
      await connection.whenJoined
      await fetch(`${server.baseUrl}/compact?place=${encodeURIComponent(JSON.stringify(w.place))}`)
      await expect
        .poll(
          async () => {
            connection.doc.getText('words').insert(0, '!')
            await connection.whenSaved()
            return w.count('document_snapshots')
          },
          { timeout: 20_000 },
        )
        .toBe(1)
      expect(await w.words()).toBe(connection.doc.getText('words').toString())
    } finally {
      connection.close()
      await server.kill()
    }
  })

  it('[R18] comes also where few rows hold many quick edits, and not for a few words', async () => {
    const aFewWords = await world()
    await aFewWords.type(0, (text) => text.insert(0, 'A few words.'))
    const [writer] = w.writers as [(typeof w.writers)[0]]
    for (let row = 0; row < 20; row++) {
      for (let key = 0; key < 100; key++)
        writer.doc.transact(() => writer.doc.getText('words').insert(7 + key, 'x'), 'typed')
      await w.owner.query(
        `insert into document_updates (council_id, document_id, author_id, batch_id, payload, created_at)
         values ($1, $2, $3, $4, $5, now() - interval '1 hour')`,
        [
          ...[w.place.councilId, w.documentId, writer.person.userId, randomUUID()],
          Buffer.from(Y.mergeUpdates(writer.updates.splice(0))),
        ],
      )
    }
    const before = await w.opened()
    const compactor = openCompactor(0)
    const short = await aFewWords.opened()
    compactor.consider(short, short.tail)
    compactor.consider(before, before.tail)
    await expect.poll(() => w.count('document_snapshots'), { timeout: 20_000 }).toBe(1)
    expect(await aFewWords.count('document_snapshots'), 'it would have had its turn before').toBe(0)
    await compactor.close()
    const after = await w.opened()
    expect(await w.words()).toBe(w.truth())
    expect(after.update.byteLength).toBeLessThan(before.update.byteLength / 3)
    expect(after.tail).toEqual({ rows: 0, bytes: 0, snapshot: after.update.byteLength })
  })

  it('[R18] leaves young rows alone, and the log refuses to lose any other', async () => {
    expect(await compactText(w.place)).toBe(false)
    for (const statement of [
      'delete from document_updates',
      'update document_updates set author_id = author_id',
      'truncate document_updates',
    ])
      await expect(w.owner.query(statement), statement).rejects.toThrow(/kept as it was written/)
    await compact()
    for (const statement of ['delete from document_snapshots', 'update document_snapshots set seq = 1'])
      await expect(w.owner.query(statement), statement).rejects.toThrow(/replaced only by a later one/)
    await expect(w.owner.query('delete from document_points')).rejects.toThrow(/kept as it was written/)
  })
})
