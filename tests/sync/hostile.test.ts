import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { removePerson } from '@/lib/council/remove-person'
import { type Connection, connectDocument } from '@/lib/document/client'
import { buildAssessment } from '../kit/build-assessment'
import { buildCouncil } from '../kit/build-council'
import { testDatabase } from '../kit/database'
import { type Realtime, sessionOf, startRealtime } from '../kit/realtime'

let server: Realtime
beforeAll(async () => {
  server = await startRealtime()
})
afterAll(() => server.kill())

const open: (Connection | Socket)[] = []
afterAll(() => {
  for (const one of open) one.close()
})

const raw = async (cookie?: string) => {
  const socket = io(server.baseUrl, {
    path: '/socket.io',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(cookie ? { extraHeaders: { cookie } } : {}),
  })
  open.push(socket)
  await new Promise<void>((settled) => {
    socket.once('connect', () => settled())
    socket.once('connect_error', () => settled())
  })
  return socket
}
const edit = (words: string) => {
  const doc = new Y.Doc()
  doc.getText('words').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}
const world = async () => {
  const council = await buildCouncil({ people: { lead: 2, officer: 2, contributor: 1, observer: 1 } })
  const lead = council.person('lead', 0)
  const assessment = await buildAssessment(council, { lead, state: 'preparing' })
  const { documentId } = assessment.question('1.1')
  const connect = async (person: { userId: typeof lead.userId }, transports?: ('websocket' | 'polling')[]) => {
    const made = connectDocument({
      baseUrl: server.baseUrl,
      council: council.slug,
      documentId,
      cookie: await sessionOf(person.userId),
      transports,
    })
    open.push(made)
    return made
  }
  const rows = async () => {
    const { owner } = await testDatabase()
    return Number(
      (await owner.query('select count(*) from document_updates where document_id = $1', [documentId])).rows[0].count,
    )
  }
  return { council, lead, documentId, assessment, connect, rows }
}
const joinAs = async (socket: Socket, council: string, documentId: string) =>
  socket
    .timeout(5000)
    .emitWithAck('document:join', { council, documentId, stateVector: Y.encodeStateVector(new Y.Doc()) })

describe('a connection that means harm', () => {
  it('[R6] nobody without a session is let in', async () => {
    expect((await raw()).connected).toBe(false)
    expect((await raw('authjs.session-token=made-up')).connected).toBe(false)
  })

  it('[R6] somebody from another council, and an unassigned contributor, find nothing and hear nothing', async () => {
    const w = await world()
    const other = await buildCouncil({ people: { lead: 1 } })
    for (const [person, slug] of [
      [other.person('lead', 0), w.council.slug],
      [other.person('lead', 0), other.slug],
      [w.council.person('contributor', 0), w.council.slug],
    ] as const) {
      const socket = await raw(await sessionOf(person.userId))
      let heard = 0
      socket.onAny(() => heard++)
      expect(await joinAs(socket, slug, w.documentId)).toEqual({ ok: false, kind: 'not-found' })
      expect(
        await socket.timeout(5000).emitWithAck('document:update', {
          documentId: w.documentId,
          batchId: randomUUID(),
          payload: edit('intruder'),
        }),
      ).toEqual({ ok: false, kind: 'no-seat' })
      const writer = await w.connect(w.lead)
      await writer.whenJoined
      writer.doc.getText('words').insert(0, 'ours ')
      await writer.whenSaved()
      expect(heard).toBe(0)
    }
    expect(await w.rows()).toBe(3)
  })

  it('[R7] a reader cannot write', async () => {
    const w = await world()
    const socket = await raw(await sessionOf(w.council.person('observer', 0).userId))
    expect(await joinAs(socket, w.council.slug, w.documentId)).toMatchObject({ ok: true, access: 'read' })
    expect(
      await socket
        .timeout(5000)
        .emitWithAck('document:update', { documentId: w.documentId, batchId: randomUUID(), payload: edit('observer') }),
    ).toEqual({ ok: false, kind: 'read-only' })
    expect(await w.rows()).toBe(0)
  })

  it('[R9] malformed and oversized frames are refused and the others go on', async () => {
    const w = await world()
    const bad = await raw(await sessionOf(w.council.person('officer', 0).userId))
    expect(await joinAs(bad, w.council.slug, w.documentId)).toMatchObject({ ok: true, access: 'write' })
    const send = (frame: unknown) => bad.timeout(5000).emitWithAck('document:update', frame)
    expect(
      await send({ documentId: w.documentId, batchId: randomUUID(), payload: new Uint8Array([255, 255, 255, 9]) }),
    ).toEqual({ ok: false, kind: 'malformed-update' })
    expect(await send({ documentId: w.documentId, batchId: 'no id', payload: edit('x') })).toEqual({
      ok: false,
      kind: 'malformed-update',
    })
    expect(await send('nonsense')).toEqual({ ok: false, kind: 'malformed-update' })
    expect(await send({ documentId: w.documentId, batchId: randomUUID(), payload: edit('y'.repeat(500_000)) })).toEqual(
      { ok: false, kind: 'update-too-large' },
    )
    const ended = new Promise((over) => bad.once('disconnect', over))
    bad.emit('document:update', { documentId: w.documentId, batchId: randomUUID(), payload: new Uint8Array(3_000_000) })
    await ended
    const good = await w.connect(w.lead)
    await good.whenJoined
    good.doc.getText('words').insert(0, 'still here')
    await good.whenSaved()
    expect(await w.rows()).toBe(1)
  })

  it('[R8] a name, colour or author in a frame is not looked at', async () => {
    const w = await world()
    const watcher = await raw(await sessionOf(w.lead.userId))
    await joinAs(watcher, w.council.slug, w.documentId)
    const forger = await raw(await sessionOf(w.council.person('officer', 0).userId))
    const joined = await joinAs(forger, w.council.slug, w.documentId)
    const seen = new Promise<{ user: { id: string; name: string } }>((shown) => watcher.once('presence:update', shown))
    forger.emit('presence:update', {
      documentId: w.documentId,
      cursor: null,
      user: { id: w.lead.userId, name: 'The lead' },
      presenceId: 1,
    })
    expect((await seen).user).toEqual(joined.you)
    await forger.timeout(5000).emitWithAck('document:update', {
      documentId: w.documentId,
      batchId: randomUUID(),
      payload: edit('mine'),
      authorId: w.lead.userId,
    })
    const { owner } = await testDatabase()
    expect(
      (await owner.query('select author_id from document_updates where document_id = $1', [w.documentId])).rows,
    ).toEqual([{ author_id: w.council.person('officer', 0).userId }])
  })

  it('[R10] a withdrawn right ends the seat at once', async () => {
    const w = await world()
    const officer = w.council.person('officer', 1)
    const connection = await w.connect(officer)
    await connection.whenJoined
    expect(connection.access()).toBe('write')
    expect((await removePerson(w.lead, { membershipId: officer.membershipId })).ok).toBe(true)
    await expect.poll(() => connection.access(), { timeout: 5000 }).toBe('none')
    connection.doc.getText('words').insert(0, 'too late')
    await expect(connection.whenSaved()).rejects.toThrow()
    expect(await w.rows()).toBe(0)
  })

  it('[R7] the database refuses what a seat would still allow: a text frozen behind its back', async () => {
    const w = await world()
    const connection = await w.connect(w.lead)
    await connection.whenJoined
    const { owner } = await testDatabase()
    await owner.query('update documents set frozen_at = now() where id = $1', [w.documentId])
    connection.doc.getText('words').insert(0, 'after the freeze')
    await expect(connection.whenSaved()).rejects.toThrow('document-frozen')
    expect(await w.rows()).toBe(0)
  })

  it('[R12] everything works over long-polling', async () => {
    const w = await world()
    const [one, two] = [
      await w.connect(w.lead, ['polling']),
      await w.connect(w.council.person('officer', 0), ['polling']),
    ]
    await Promise.all([one.whenJoined, two.whenJoined])
    one.doc.getText('words').insert(0, 'by polling')
    await one.whenSaved()
    await expect.poll(() => two.doc.getText('words').toString(), { timeout: 5000 }).toBe('by polling')
  })
})
