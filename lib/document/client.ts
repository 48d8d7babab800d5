import { fromBase64, toBase64 } from 'lib0/buffer'
import { io } from 'socket.io-client'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  type Access,
  type AccessChanged,
  type Cursor,
  type Joined,
  LIMITS,
  type Person,
  type Presence,
  type Refused,
  type RefusedJoin,
} from './protocol'
import { inMemory, type UnsentBatch, type UnsentStore } from './unsent-store'
import { Decoder, Encoder, editBody, readAck, readList } from './wire'

/**
 * `saved` only when PostgreSQL has committed everything typed here; `offline` and `refused` say how many changes wait, and
 * whether the device keeps them all by now, will in a moment, or cannot.
 */
export type Kept = 'device' | 'soon' | 'page'
export type SaveState =
  | { kind: 'connecting' }
  | { kind: 'saved'; at: Date | null; seq: number }
  | { kind: 'saving'; changes: number }
  | { kind: 'offline'; changes: number; kept: Kept }
  | { kind: 'refused'; reason: string; changes: number; kept: Kept }

export type Connection = {
  doc: Y.Doc
  awareness: Awareness
  state: () => SaveState
  access: () => Access | 'none'
  person: () => Person | undefined
  on: (listener: (event: 'state' | 'access' | 'question-changed') => void) => () => void
  /** Ends when everything typed so far is committed; fails when the server finally refuses it. */
  whenSaved: () => Promise<void>
  /** Ends when the text has been read for the first time. */
  whenJoined: Promise<void>
  close: () => void
}

export type ConnectOptions = {
  baseUrl: string
  council: string
  documentId: string
  /** For Node, where no browser adds it. */
  cookie?: string
  doc?: Y.Doc
  unsent?: UnsentStore
  transports?: ('websocket' | 'polling')[]
}

const ANSWER_WITHIN = 10_000
/** What is typed while nothing can be sent grows into one batch, up to this size. */
const GROWN = 20_000
const REMOTE = Symbol('from the server')
const STORED = Symbol('from this device')

/** `counter` is 0 until it is sent in this seat; what was ever sent keeps its bytes, because the server may have them. */
type Batch = UnsentBatch & { counter: number; wasSent: boolean }

/** One shared text, kept in step with the server, in a browser or in Node. */
export function connectDocument(options: ConnectOptions): Connection {
  const { documentId, council, doc = new Y.Doc(), unsent = inMemory() } = options
  const awareness = new Awareness(doc)
  const listeners = new Set<(event: 'state' | 'access' | 'question-changed') => void>()
  const pending = new Map<string, Batch>()
  const people = new Map<number, Person>()
  let gathered: Uint8Array[] = []
  let puts = 0
  let cannotKeep = false
  let state: SaveState = { kind: 'connecting' }
  let access: Access | 'none' = 'none'
  let seat: Joined | undefined
  let isJoined = false
  let counter = 0
  let waiting = 0
  let lastSeq = 0
  let isResync = false
  let stop: string | undefined
  let joinedOnce = () => {}
  const whenJoined = new Promise<void>((done) => {
    joinedOnce = done
  })

  const socket = io(options.baseUrl, {
    path: '/socket.io',
    parser: { Encoder, Decoder },
    transports: options.transports ?? ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
    forceNew: true,
    ...(options.cookie ? { extraHeaders: { cookie: options.cookie } } : {}),
  })

  const tell = (event: 'state' | 'access' | 'question-changed') => {
    for (const listener of listeners) listener(event)
  }
  function settle() {
    const changes = pending.size + (gathered.length > 0 ? 1 : 0)
    const kept = cannotKeep ? 'page' : puts + gathered.length > 0 ? 'soon' : 'device'
    const next: SaveState = stop
      ? { kind: 'refused', reason: stop, changes, kept }
      : !isJoined
        ? { kind: 'offline', changes, kept }
        : changes > 0
          ? { kind: 'saving', changes }
          : {
              kind: 'saved',
              at: state.kind === 'saved' ? state.at : state.kind === 'saving' ? new Date() : null,
              seq: lastSeq,
            }
    if (state.kind === 'connecting' && !isJoined && !stop && changes === 0) return
    state = next
    tell('state')
  }

  /** What is typed in one turn of the event loop goes as one batch. */
  function gather(update: Uint8Array, origin: unknown) {
    if (origin === REMOTE || origin === STORED) return
    gathered.push(update)
    if (gathered.length === 1) setTimeout(pack, 0)
    settle()
  }
  function pack() {
    if (gathered.length === 0) return
    const last = [...pending.values()].at(-1)
    const grows = last && !last.wasSent && last.payload.byteLength < GROWN ? last : undefined
    const parts = grows ? [grows.payload, ...gathered] : gathered
    const batch: Batch = {
      batchId: grows?.batchId ?? crypto.randomUUID(),
      payload: parts.length === 1 ? (parts[0] as Uint8Array) : Y.mergeUpdates(parts),
      counter: 0,
      wasSent: false,
    }
    gathered = []
    pending.set(batch.batchId, batch)
    keep(batch)
    pump()
    settle()
  }

  /** A device that keeps nothing still sends. */
  function keep({ batchId, payload }: UnsentBatch) {
    puts++
    void unsent
      .put({ batchId, payload })
      .catch(() => {
        cannotKeep = true
      })
      .then(() => {
        puts--
        if (state.kind === 'offline' || state.kind === 'refused') settle()
      })
  }

  /** Sends what waits, in its order, up to as many as may be unacknowledged. */
  function pump() {
    if (!isJoined || stop || !seat) return
    for (const batch of pending.values()) {
      if (waiting >= LIMITS.unacknowledged) return
      if (batch.counter > 0) continue
      if (batch.payload.byteLength > LIMITS.updateBytes) return refuse('update-too-large')
      batch.counter = ++counter
      batch.wasSent = true
      waiting++
      socket.emit('update', seat.room, editBody(batch))
    }
  }
  function acknowledged(upTo: number, seq: number) {
    for (const batch of pending.values()) {
      if (batch.counter === 0 || batch.counter > upTo) break
      pending.delete(batch.batchId)
      waiting--
      void unsent.remove(batch.batchId).catch(() => {})
    }
    lastSeq = seq
    pump()
    settle()
  }

  /** Answered by a call and not by a promise: the text follows at once, and must find the seat taken. */
  function join() {
    isJoined = false
    const request = { council, documentId, stateVector: toBase64(Y.encodeStateVector(doc)) }
    const answered = (fault: Error | null, answer: Joined | RefusedJoin) => {
      if (!fault) return sitDown(answer)
      if (socket.connected) setTimeout(join, 1_000)
    }
    socket.timeout(ANSWER_WITHIN).emit('document:join', request, answered)
  }
  function sitDown(answer: Joined | RefusedJoin) {
    if (!answer.ok) return refuse(answer.kind)
    seat = answer
    access = answer.access
    people.clear()
    for (const id of [...awareness.states.keys()]) if (id !== doc.clientID) forgetPerson(id)
    for (const one of answer.people) showPerson(one)
  }

  /** The text has come: from here on this seat writes. */
  function opened(update: Uint8Array) {
    Y.applyUpdate(doc, update, REMOTE)
    isJoined = true
    counter = 0
    waiting = 0
    for (const batch of pending.values()) batch.counter = 0
    if (isResync) {
      isResync = false
      for (const { batchId } of pending.values()) void unsent.remove(batchId).catch(() => {})
      pending.clear()
      const lacking = Y.encodeStateAsUpdate(doc, fromBase64(seat?.stateVector ?? ''))
      if (holdsText(lacking)) gathered = [lacking]
      pack()
    }
    if (access === 'read' && pending.size > 0) stop = 'read-only'
    joinedOnce()
    pump()
    sendCursor()
    tell('access')
    settle()
  }

  function refuse(reason: string) {
    stop = reason
    access = 'none'
    tell('access')
    settle()
  }

  /** Others' carets reach the editor as awareness states; who they are comes from the server. */
  function showPerson({ presenceId, user }: Presence) {
    people.set(presenceId, user)
    if (presenceId !== seat?.presenceId) showCursor(presenceId, null)
  }
  function showCursor(presenceId: number, cursor: Cursor) {
    const user = people.get(presenceId)
    if (!user || presenceId === seat?.presenceId) return
    const isNew = !awareness.states.has(presenceId)
    awareness.states.set(presenceId, { user: { name: user.name, color: user.colour, id: user.id }, cursor })
    changed(isNew ? { added: [presenceId] } : { updated: [presenceId] })
  }
  function forgetPerson(presenceId: number) {
    people.delete(presenceId)
    if (awareness.states.delete(presenceId)) changed({ removed: [presenceId] })
  }
  function changed(what: { added?: number[]; updated?: number[]; removed?: number[] }) {
    const change = { added: [], updated: [], removed: [], ...what }
    awareness.emit('change', [change, REMOTE])
    awareness.emit('update', [change, REMOTE])
  }
  function sendCursor() {
    if (!isJoined || !seat) return
    const cursor = awareness.getLocalState()?.cursor ?? null
    socket.volatile.emit('presence', seat.room, new TextEncoder().encode(JSON.stringify(cursor)))
  }
  let cursorTimer: ReturnType<typeof setTimeout> | undefined
  awareness.on('update', (_: unknown, origin: unknown) => {
    if (origin === REMOTE || cursorTimer) return
    cursorTimer = setTimeout(() => {
      cursorTimer = undefined
      sendCursor()
    }, 60)
  })

  doc.on('update', gather)
  socket.on('connect', join)
  socket.on('disconnect', (reason) => {
    isJoined = false
    if (reason === 'io server disconnect' && !stop) socket.connect()
    settle()
  })
  socket.on('connect_error', (fault) => {
    if (fault.message === 'signed-out') return refuse('signed-out')
    if (fault.message === 'try-again') setTimeout(() => socket.connect(), 2_000)
    if (state.kind === 'connecting') state = { kind: 'offline', changes: 0, kept: 'device' }
    settle()
  })
  const isHere = (room: number) => room === seat?.room
  socket.on('opened', (room: number, update: Uint8Array) => isHere(room) && opened(update))
  socket.on('update', (room: number, update: Uint8Array) => isHere(room) && Y.applyUpdate(doc, update, REMOTE))
  socket.on('updates', (room: number, body: Uint8Array) => {
    if (!isHere(room)) return
    doc.transact(() => {
      for (const { bytes } of readList(body, false)) Y.applyUpdate(doc, bytes, REMOTE)
    }, REMOTE)
  })
  socket.on('ack', (room: number, body: Uint8Array) => {
    if (!isHere(room)) return
    const ack = readAck(body)
    acknowledged(ack.counter, ack.seq)
  })
  socket.on('document:refused', (refused: Refused) => {
    if (refused.documentId !== documentId) return
    if (refused.kind !== 'words-missing') return refuse(refused.kind)
    isResync = true // what this device has and the server has not is sent again as a whole
    join()
  })
  socket.on('document:access', (changed: AccessChanged) => {
    if (changed.documentId !== documentId) return
    if (changed.access === 'none') return refuse(changed.reason)
    access = changed.access
    tell('access')
  })
  socket.on('presence', (room: number, body: Uint8Array) => {
    if (isHere(room)) for (const { id, bytes } of readList(body, true)) showCursor(id, readCursor(bytes))
  })
  socket.on(
    'presence:here',
    (one: Presence & { documentId: string }) => one.documentId === documentId && showPerson(one),
  )
  socket.on(
    'presence:gone',
    (gone: { documentId: string; presenceId: number }) =>
      gone.documentId === documentId && forgetPerson(gone.presenceId),
  )
  socket.on('question:changed', () => tell('question-changed'))

  // What an earlier page could not send is part of the text again before anything else happens.
  const restored = unsent.all().then(
    (batches) => {
      for (const batch of batches) {
        pending.set(batch.batchId, { ...batch, counter: 0, wasSent: true })
        Y.applyUpdate(doc, batch.payload, STORED)
      }
      pump()
      if (batches.length > 0) settle()
    },
    () => {},
  )

  return {
    doc,
    awareness,
    state: () => state,
    access: () => access,
    person: () => seat?.you,
    on: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    whenJoined,
    whenSaved: async () => {
      await restored
      await new Promise<void>((done, failed) => {
        const look = () => {
          if (state.kind === 'saved') end(done)
          else if (state.kind === 'refused') end(() => failed(new Error(stop)))
        }
        const end = (how: () => void) => {
          listeners.delete(look)
          how()
        }
        listeners.add(look)
        look()
      })
    },
    close: () => {
      pack()
      socket.disconnect()
      awareness.destroy()
      doc.off('update', gather)
    },
  }
}

function readCursor(bytes: Uint8Array): Cursor {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Cursor
  } catch {
    return null
  }
}
const holdsText = (update: Uint8Array) => {
  const { structs, ds } = Y.decodeUpdate(update)
  return structs.length > 0 || ds.clients.size > 0
}
