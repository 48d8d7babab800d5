import { fromBase64, toBase64 } from 'lib0/buffer'
import { io, type Socket } from 'socket.io-client'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type Cursor, cursorBytes } from './cursor'
import { showOthers } from './others'
import { type Kept, Outbox } from './outbox'
import type { Access, AccessChanged, Joined, Leaving, Person, Presence, Refused, RefusedJoin } from './protocol'
import { inMemory, type UnsentStore } from './unsent-store'
import { Decoder, Encoder, editBody, readCursors, readEdits, readSaved } from './wire'

/** `saved` only when PostgreSQL has committed everything typed here; `offline` and `refused` say how many changes wait, and where. */
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
  /** Another way to the server, for a network that is simulated. */
  dial?: (options: ConnectOptions) => Socket
}

const ANSWER_WITHIN = 10_000
/** Milliseconds between two messages about one's own caret. */
const CARET_EVERY = 60
/** Milliseconds in which a client that was sent away has found another server; then it says that it is not connected. */
const MOVES_WITHIN = 10_000
const REMOTE = Symbol('from the server')
const STORED = Symbol('from this device')

/** One shared text, kept in step with the server, in a browser or in Node. */
export function connectDocument(options: ConnectOptions): Connection {
  const { documentId, council, doc = new Y.Doc() } = options
  const awareness = new Awareness(doc)
  const others = showOthers(awareness)
  const outbox = new Outbox(options.unsent ?? inMemory(), flow)
  const listeners = new Set<(event: 'state' | 'access' | 'question-changed') => void>()
  let state: SaveState = { kind: 'connecting' }
  let access: Access | 'none' = 'none'
  let seat: Joined | undefined
  let isJoined = false
  let lastSeq = 0
  /** How far this seat's edits are stored, as far as it was told. */
  let told = { counter: 0, seq: 0 }
  let isResync = false
  let isMoving = false
  let stop: string | undefined
  let joinedOnce = () => {}
  const whenJoined = new Promise<void>((done) => {
    joinedOnce = done
  })

  const socket = (options.dial ?? dial)(options)

  const tell = (event: 'state' | 'access' | 'question-changed') => {
    for (const listener of listeners) listener(event)
  }
  /** Whatever has changed: sends what may be sent, then says how things stand. */
  function flow() {
    pump()
    const { changes, kept } = outbox
    if (state.kind === 'connecting' && !isJoined && !stop && changes === 0) return
    if (stop) state = { kind: 'refused', reason: stop, changes, kept }
    else if (!isJoined && isMoving) state = changes > 0 ? { kind: 'saving', changes } : state
    else if (!isJoined) state = { kind: 'offline', changes, kept }
    else if (changes > 0) state = { kind: 'saving', changes }
    else if (state.kind !== 'saved' || state.seq !== lastSeq)
      state = { kind: 'saved', at: state.kind === 'saving' ? new Date() : null, seq: lastSeq }
    tell('state')
  }
  function pump() {
    if (!isJoined || stop || !seat) return
    const edits = outbox.next()
    for (;;) {
      const { value, done } = edits.next()
      if (done) return void (value === 'too-large' && refuse('update-too-large'))
      socket.emit('update', seat.room, editBody(value))
    }
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
    told = { counter: 0, seq: 0 }
    access = answer.access
    others.reset(answer.people, answer.presenceId)
  }
  /** The text has come: from here on this seat writes. */
  function opened(update: Uint8Array) {
    Y.applyUpdate(doc, update, REMOTE)
    outbox.restart()
    if (isResync) outbox.replaceBy(Y.encodeStateAsUpdate(doc, fromBase64(seat?.stateVector ?? '')))
    isResync = false
    isMoving = false
    isJoined = true
    if (access === 'read' && outbox.changes > 0) stop = 'read-only'
    joinedOnce()
    sendCursor(others.ownCursor())
    tell('access')
    flow()
  }
  function applyEdits(edits: Uint8Array[]) {
    doc.transact(() => {
      for (const edit of edits) Y.applyUpdate(doc, edit, REMOTE)
    }, REMOTE)
  }
  function refuse(reason: string) {
    stop = reason
    access = 'none'
    tell('access')
    flow()
  }
  function sendCursor(cursor: Cursor) {
    if (isJoined && seat) socket.volatile.emit('presence', seat.room, cursorBytes(cursor))
  }
  function typed(update: Uint8Array, origin: unknown) {
    if (origin !== REMOTE && origin !== STORED) outbox.gather(update)
  }

  doc.on('update', typed)
  others.onOwnMove(sendCursor, CARET_EVERY)
  socket.on('connect', join)
  socket.on('disconnect', (reason) => {
    isJoined = false
    if (reason === 'io server disconnect' && !stop) socket.connect()
    flow()
  })
  socket.on('connect_error', (fault) => {
    if (fault.message === 'signed-out') return refuse('signed-out')
    if (fault.message === 'try-again') setTimeout(() => socket.connect(), 2_000)
    if (state.kind === 'connecting') state = { kind: 'offline', changes: 0, kept: 'device' }
    flow()
  })
  socket.on('question:changed', () => tell('question-changed'))
  /** The server ends soon and others do not: this client comes again at a moment of its own, and that is no trouble to speak of. */
  socket.on('server:leaving', ({ within }: Leaving) => {
    isMoving = true
    setTimeout(() => {
      if (socket.connected) socket.disconnect().connect()
    }, Math.random() * within)
    setTimeout(() => {
      isMoving = false
      flow()
    }, within + MOVES_WITHIN)
  })

  /** Hears a frame of the room that one sits in. */
  const inRoom = (name: string, work: (body: Uint8Array) => void) =>
    socket.on(name, (room: number, body: Uint8Array) => room === seat?.room && work(body))
  inRoom('opened', opened)
  inRoom('edits', (body) => applyEdits(readEdits(body)))
  inRoom('saved', (body) => {
    const { stored, seq, edits } = readSaved(body)
    told.counter += stored
    told.seq += seq
    lastSeq = told.seq
    outbox.acknowledged(told.counter)
    applyEdits(edits)
  })
  inRoom('presence', (body) => {
    for (const { id, bytes } of readCursors(body)) others.moved(id, bytes)
  })

  /** Hears a message about this text. */
  const ofText = <M>(name: string, work: (message: M) => void) =>
    socket.on(name, (message: M & { documentId: string }) => message.documentId === documentId && work(message))
  ofText<Presence>('presence:here', others.here)
  ofText<Presence>('presence:gone', ({ presenceId }) => others.gone(presenceId))
  ofText<Refused>('document:refused', ({ kind }) => {
    if (kind !== 'words-missing') return refuse(kind)
    isResync = true // what this device has and the server has not is sent again as a whole
    join()
  })
  ofText<AccessChanged>('document:access', (changed) => {
    if (changed.access === 'none') return refuse(changed.reason)
    access = changed.access
    tell('access')
  })

  // What an earlier page could not send is part of the text again before anything else happens.
  const restored = outbox.restore().then((payloads) => {
    for (const payload of payloads) Y.applyUpdate(doc, payload, STORED)
    if (payloads.length > 0) flow()
  })

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
      outbox.pack()
      socket.disconnect()
      awareness.destroy()
      doc.off('update', typed)
    },
  }
}

const dial = (options: ConnectOptions): Socket =>
  io(options.baseUrl, {
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
