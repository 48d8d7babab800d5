import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { removePerson } from '@/lib/people/remove-person'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { Decoder, Encoder, editBody, readCursors, readSaved } from '@/lib/sync/wire/frame'
import { type Joined, TEXT_SCHEMA } from '@/lib/sync/wire/protocol'
import { testDatabase } from '../kit/database'
import { type Realtime, startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'

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
    parser: { Encoder, Decoder },
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
  const built = await buildWorld({ people: { officer: 2 } })
  const { council, lead, documentId } = built
  const connect = async (person: { userId: typeof lead.userId }, transports?: ('websocket' | 'polling')[]) => {
    const made = connectDocument({
      baseUrl: server.baseUrl,
      council: council.slug,
      documentId,
      cookie: await cookieOf(person),
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
  return { ...built, connect, rows }
}
type Pausable = { pause: () => void; resume: () => void }
type Answer = Joined | { ok: false; kind: string }
const joinAs = (socket: Socket, council: string, documentId: string): Promise<Answer> =>
  socket.timeout(5000).emitWithAck('document:join', { council, documentId, stateVector: 'AA==', schema: TEXT_SCHEMA })
const seatOf = async (socket: Socket, council: string, documentId: string): Promise<Joined> => {
  const answer = await joinAs(socket, council, documentId)
  if (!answer.ok) throw new Error(`no seat: ${answer.kind}`)
  return answer
}
const send = (socket: Socket, room: number, payload: Uint8Array, counter = 1, batchId: string = randomUUID()) =>
  socket.emit('update', room, editBody({ counter, batchId, payload }))
const refusalOf = (socket: Socket) =>
  new Promise<string>((told) => socket.once('document:refused', ({ kind }: { kind: string }) => told(kind)))
const ended = (socket: Socket) => new Promise<void>((over) => socket.once('disconnect', () => over()))
const ackOf = (socket: Socket) =>
  new Promise<number>((told) => socket.once('saved', (_: number, body: Uint8Array) => told(readSaved(body).stored)))

describe('a connection that means harm', () => {
  it('[R6] nobody without a session is let in', async () => {
    expect((await raw()).connected).toBe(false)
    expect((await raw('authjs.session-token=made-up')).connected).toBe(false)
  })

  it('[R6] somebody from another council, and an unassigned contributor, find nothing, hear nothing and write nothing', async () => {
    const w = await world()
    const { room } = await seatOf(await raw(await cookieOf(w.lead)), w.council.slug, w.documentId)
    for (const [person, slug] of [
      [w.outsider, w.council.slug],
      [w.outsider, w.elsewhere.slug],
      [w.unassigned, w.council.slug],
    ] as const) {
      const socket = await raw(await cookieOf(person))
      let heard = 0
      socket.onAny(() => heard++)
      expect(await joinAs(socket, slug, w.documentId)).toEqual({ ok: false, kind: 'not-found' })
      send(socket, room, edit('intruder'))
      socket.emit('presence', room, new TextEncoder().encode('{}'))
      const writer = await w.connect(w.lead)
      await writer.whenJoined
      writer.doc.getText('words').insert(0, 'ours ')
      await writer.whenSaved()
      expect(await joinAs(socket, slug, w.documentId), 'all it sent before has been read').toMatchObject({ ok: false })
      expect(heard).toBe(0)
    }
    expect(await w.rows()).toBe(3)
  })

  it('[R6][R15] a text asked for in capitals is the same text: one room for all, one seat for each connection', async () => {
    const w = await world()
    const [writer, socket] = [await w.connect(w.lead), await raw(await cookieOf(w.council.person('officer', 0)))]
    await writer.whenJoined
    const capitals = await seatOf(socket, w.council.slug, w.documentId.toUpperCase())
    expect(capitals.people).toMatchObject([{ user: { id: w.lead.userId } }])
    const heard = new Promise((told) => socket.once('edits', told))
    writer.doc.getText('words').insert(0, 'brought to everybody')
    await writer.whenSaved()
    await heard
    expect(await seatOf(socket, w.council.slug, w.documentId)).toMatchObject({ room: capitals.room })
    // Words under a client that somebody else began are refused there as well.
    const stolen = new Y.Doc()
    Y.applyUpdate(stolen, Y.encodeStateAsUpdate(writer.doc))
    stolen.clientID = writer.doc.clientID
    stolen.getText('words').insert(0, 'never said ')
    const again = await seatOf(socket, w.council.slug, w.documentId.toUpperCase())
    const refusal = refusalOf(socket)
    send(socket, again.room, Y.encodeStateAsUpdate(stolen, Y.encodeStateVector(writer.doc)))
    expect(await refusal).toBe('not-their-words')
  })

  it('[R7] a reader cannot write', async () => {
    const w = await world()
    const socket = await raw(await cookieOf(w.council.person('observer', 0)))
    const seat = await seatOf(socket, w.council.slug, w.documentId)
    expect(seat.access).toBe('read')
    const refusal = refusalOf(socket)
    send(socket, seat.room, edit('observer'))
    expect(await refusal).toBe('read-only')
    expect(await w.rows()).toBe(0)
  })

  it('[R9] the line of what is far too large is cut at its beginning, by websocket and by long-polling, and nobody waits for the rest', async () => {
    const w = await world()
    const cookie = await cookieOf(w.lead)
    const head = (first: string, more: string[]) =>
      [first, `Host: localhost:${server.port}`, `Cookie: ${cookie}`, ...more, '', ''].join('\r\n')
    const upgrade = head('GET /socket.io/?EIO=4&transport=websocket HTTP/1.1', [
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ])
    const size = 50_000_000
    const frame = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 2, 0xfa, 0xf0, 0x80, 1, 2, 3, 4])
    const greeted = await fetch(`${server.baseUrl}/socket.io/?EIO=4&transport=polling`, { headers: { cookie } })
    const { sid } = JSON.parse((await greeted.text()).slice(1)) as { sid: string }
    const post = head(`POST /socket.io/?EIO=4&transport=polling&sid=${sid} HTTP/1.1`, [`Content-Length: ${size}`])
    const piece = Buffer.alloc(100_000, '6')
    for (const beginnings of [[upgrade, frame], [post]]) {
      const line = connect(server.port, '127.0.0.1').on('error', () => {})
      let heard = ''
      line.on('data', (bytes) => {
        heard += bytes.toString('latin1')
      })
      const over = new Promise<void>((closed) => line.once('close', () => closed()))
      for (const beginning of beginnings) {
        if (beginning === frame) await expect.poll(() => heard).toContain('"sid"')
        line.write(beginning)
      }
      let sent = 0
      for (; sent < size && !line.destroyed; sent += piece.byteLength)
        if (!line.write(piece)) await Promise.race([over, new Promise((drained) => line.once('drain', drained))])
      await over
      expect(sent, 'what the system itself holds of it, and no more').toBeLessThan(size / 2)
    }
    const small = await fetch(`${server.baseUrl}/socket.io/?EIO=4&transport=polling`, { headers: { cookie } })
    expect(small.status).toBe(200)
  })

  it('[R9] malformed and oversized frames are refused or end their own connection, and the others go on', async () => {
    const w = await world()
    const bad = async () => {
      const socket = await raw(await cookieOf(w.council.person('officer', 0)))
      return { socket, ...(await seatOf(socket, w.council.slug, w.documentId)) }
    }
    for (const [payload, kind] of [
      [new Uint8Array([255, 255, 255, 9]), 'malformed-update'],
      [new Uint8Array(), 'malformed-update'],
      [edit('y'.repeat(500_000)), 'update-too-large'],
    ] as const) {
      const { socket, room } = await bad()
      const refusal = refusalOf(socket)
      send(socket, room, payload)
      expect(await refusal).toBe(kind)
    }
    for (const harm of [
      (socket: Socket, room: number) => socket.emit('update', room, new Uint8Array([1, 2])),
      (socket: Socket, room: number) => socket.emit('update', room, new Uint8Array(3_000_000)),
      (socket: Socket) => socket.io.engine.write(new Uint8Array([99, 9, 9])),
      (socket: Socket) => {
        socket.emit('document:leave', [{ toString: 1 }])
        socket.io.engine.write(new Uint8Array([99]))
      },
      (socket: Socket) => socket.io.engine.write('2["document:join"'),
      (socket: Socket, room: number) => {
        for (let n = 0; n < 5_000; n++) socket.emit('update', room, new Uint8Array(1_000))
      },
    ]) {
      const { socket, room } = await bad()
      const over = ended(socket)
      harm(socket, room)
      await over
    }
    const { socket } = await bad()
    const ask = (frame: unknown) => socket.timeout(5000).emitWithAck('document:join', frame)
    const place = { council: w.council.slug, documentId: w.documentId }
    for (const frame of [
      null,
      'x',
      {},
      { ...place, council: 1, stateVector: 'AA==', schema: TEXT_SCHEMA },
      { ...place, stateVector: '/////w==', schema: TEXT_SCHEMA },
      { ...place, stateVector: 'AA==' },
    ])
      expect(await ask(frame)).toEqual({ ok: false, kind: 'malformed-join' })
    const good = await w.connect(w.lead)
    await good.whenJoined
    good.doc.getText('words').insert(0, 'still here')
    await good.whenSaved()
    expect(await w.rows()).toBe(1)
  })

  it('[R8] a name, colour or author in a frame is not looked at', async () => {
    const w = await world()
    const officer = w.council.person('officer', 0).userId
    const watcher = await raw(await cookieOf(w.lead))
    await seatOf(watcher, w.council.slug, w.documentId)
    const here = new Promise<{ presenceId: number; user: unknown }>((shown) => watcher.once('presence:here', shown))
    const moved = new Promise<unknown[]>((shown) =>
      watcher.once('presence', (_: number, body: Uint8Array) =>
        shown(readCursors(body).map(({ id, bytes }) => [id, ...bytes])),
      ),
    )
    const forger = await raw(await cookieOf({ userId: officer }))
    const joined = await seatOf(forger, w.council.slug, w.documentId)
    const forged = { presenceId: 1, user: { id: w.lead.userId, name: 'The lead' } }
    forger.emit('presence', joined.room, new TextEncoder().encode(JSON.stringify(forged)))
    forger.emit('presence', joined.room, Uint8Array.of(9, 9, 9))
    forger.emit('presence:here', { documentId: w.documentId, ...forged })
    expect(await here).toMatchObject({ presenceId: joined.presenceId, user: joined.you })
    expect(await moved, 'and a caret that is none is shown to nobody').toEqual([[joined.presenceId]])
    const stored = ackOf(forger)
    send(forger, joined.room, edit('mine'))
    await stored
    const { owner } = await testDatabase()
    const { rows } = await owner.query('select author_id from document_updates where document_id = $1', [w.documentId])
    expect(rows).toEqual([{ author_id: officer }])
  })

  it('[R14] a resend is stored once, and its counter is acknowledged again', async () => {
    const w = await world()
    const socket = await raw(await cookieOf(w.lead))
    const { room } = await seatOf(socket, w.council.slug, w.documentId)
    const [payload, batchId] = [edit('once'), randomUUID()]
    const first = ackOf(socket)
    send(socket, room, payload, 1, batchId)
    expect(await first).toBe(1)
    const second = ackOf(socket)
    send(socket, room, payload, 2, batchId)
    expect(await second, 'one more').toBe(1)
    expect(await w.rows()).toBe(1)
  })

  it('[R15] nobody writes on as somebody else, and a client whose words went missing sends them again', async () => {
    const w = await world()
    const writer = await w.connect(w.lead)
    await writer.whenJoined
    writer.doc.getText('words').insert(0, 'ours')
    await writer.whenSaved()
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(writer.doc))
    const before = Y.encodeStateVector(forged)
    forged.clientID = writer.doc.clientID
    forged.getText('words').insert(4, ' no, mine')
    const forger = await raw(await cookieOf(w.council.person('officer', 0)))
    const { room } = await seatOf(forger, w.council.slug, w.documentId)
    const refusal = refusalOf(forger)
    send(forger, room, Y.encodeStateAsUpdate(forged, before))
    expect(await refusal).toBe('not-their-words')
    expect(await w.rows()).toBe(1)

    const quiet = await w.connect(w.council.person('officer', 1))
    await quiet.whenJoined
    const text = quiet.doc.getText('words')
    const gap = Symbol('an edit that this client forgets to send')
    const listener = [...(quiet.doc._observers.get('update') ?? [])]
    for (const one of listener) quiet.doc.off('update', one as never)
    quiet.doc.transact(() => text.insert(0, 'lost? '), gap)
    for (const one of listener) quiet.doc.on('update', one as never)
    text.insert(0, 'no: ')
    await quiet.whenSaved()
    const reader = await w.connect(w.council.person('observer', 0))
    await reader.whenJoined
    expect(reader.doc.getText('words').toString()).toBe('no: lost? ours')
  })

  it('[R16] a reader who does not read is cut off, and the writers go on', async () => {
    const w = await world()
    const writer = await w.connect(w.lead)
    await writer.whenJoined
    const reader = await raw(await cookieOf(w.council.person('officer', 0)))
    await seatOf(reader, w.council.slug, w.documentId)
    const wire = (reader.io.engine.transport as unknown as { ws: { _socket: Socket & { pause: () => void } } }).ws
    wire._socket.pause()
    const open = async () => (await fetch(`${server.baseUrl}/connections`)).text()
    const was = Number(await open())
    for (let n = 0; n < 60 && Number(await open()) === was; n++) {
      writer.doc.getText('words').insert(0, 'w'.repeat(300_000))
      await writer.whenSaved()
      writer.doc.getText('words').delete(0, 300_000)
      await writer.whenSaved()
    }
    expect(Number(await open())).toBe(was - 1)
    expect(writer.state().kind).toBe('saved')
  }, 180_000)

  it('[R16] whoever asks for texts and does not read them is given no more, and gets all of them when they read on', async () => {
    const w = await world()
    const writer = await w.connect(w.lead)
    await writer.whenJoined
    for (let n = 0; n < 5; n++) {
      writer.doc.getText('words').insert(0, 'w'.repeat(300_000))
      await writer.whenSaved()
    }
    const reader = await raw(await cookieOf(w.council.person('officer', 0)))
    const { _socket: wire } = (reader.io.engine.transport as unknown as { ws: { _socket: Socket & Pausable } }).ws
    const sees = await raw(await cookieOf(w.lead))
    await seatOf(sees, w.council.slug, w.documentId)
    let arrivals = 0
    sees.on('presence:here', () => arrivals++)
    wire.pause()
    const asks = 40
    const place = { council: w.council.slug, documentId: w.documentId, stateVector: 'AA==', schema: TEXT_SCHEMA }
    const answers = Array.from({ length: asks }, () => reader.timeout(50_000).emitWithAck('document:join', place))
    let before = 0
    const rests = () => {
      const isSame = arrivals > 1 && arrivals === before
      before = arrivals
      return isSame
    }
    await expect.poll(rests, { timeout: 20_000, interval: 500 }).toBe(true)
    expect(arrivals).toBeLessThan(asks / 2)
    wire.resume()
    expect(await Promise.all(answers)).toMatchObject(Array(asks).fill({ ok: true }))
  }, 180_000)

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

  it('[R9] a clock of the server that is set back makes nobody too fast', async () => {
    const w = await world()
    const writer = await w.connect(w.lead)
    await writer.whenJoined
    const states: string[] = []
    writer.on((event) => event === 'state' && states.push(writer.state().kind))
    await fetch(`${server.baseUrl}/clock?by=-3600000`)
    try {
      writer.doc.getText('words').insert(0, 'on')
      await writer.whenSaved()
    } finally {
      await fetch(`${server.baseUrl}/clock?by=0`)
    }
    expect(states, 'not cut off').not.toContain('offline')
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
