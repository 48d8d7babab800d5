import { io } from 'socket.io-client'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  type Access,
  type AccessChanged,
  type Cursor,
  FINAL_REFUSALS,
  type Joined,
  LIMITS,
  type Person,
  type Presence,
  type Refused,
  type RefusedJoin,
  type Relayed,
  type Stored,
} from './protocol'
import { inMemory, type UnsentBatch, type UnsentStore } from './unsent-store'

/** `saved` only when PostgreSQL has committed everything typed here; `offline` and `refused` say how many changes wait on this device. */
export type SaveState =
  | { kind: 'connecting' }
  | { kind: 'saved'; at: Date | null }
  | { kind: 'saving'; changes: number }
  | { kind: 'offline'; changes: number }
  | { kind: 'refused'; reason: string; changes: number }

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
const REMOTE = Symbol('from the server')
const STORED = Symbol('from this device')

/** One shared text, kept in step with the server, in a browser or in Node. */
export function connectDocument(options: ConnectOptions): Connection {
  const { documentId, council, doc = new Y.Doc(), unsent = inMemory() } = options
  const awareness = new Awareness(doc)
  const listeners = new Set<(event: 'state' | 'access' | 'question-changed') => void>()
  const pending = new Map<string, UnsentBatch>()
  const sending = new Set<string>()
  let gathered: Uint8Array[] = []
  let state: SaveState = { kind: 'connecting' }
  let access: Access | 'none' = 'none'
  let person: Person | undefined
  let isJoined = false
  let stop: string | undefined
  let joinedOnce = () => {}
  const whenJoined = new Promise<void>((done) => {
    joinedOnce = done
  })

  const socket = io(options.baseUrl, {
    path: '/socket.io',
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
    const next: SaveState = stop
      ? { kind: 'refused', reason: stop, changes }
      : !isJoined
        ? { kind: 'offline', changes }
        : changes > 0
          ? { kind: 'saving', changes }
          : { kind: 'saved', at: state.kind === 'saved' ? state.at : state.kind === 'saving' ? new Date() : null }
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
    const batch = {
      batchId: crypto.randomUUID(),
      payload: gathered.length === 1 ? (gathered[0] as Uint8Array) : Y.mergeUpdates(gathered),
    }
    gathered = []
    pending.set(batch.batchId, batch)
    void unsent.put(batch).catch(() => {}) // a browser that keeps nothing still sends
    send(batch)
    settle()
  }

  function send(batch: UnsentBatch) {
    if (!isJoined || stop || sending.has(batch.batchId)) return
    if (batch.payload.byteLength > LIMITS.updateBytes) return refuse('update-too-large')
    sending.add(batch.batchId)
    socket
      .timeout(ANSWER_WITHIN)
      .emit('document:update', { documentId, ...batch }, (fault: Error | null, answer?: Stored | Refused) => {
        sending.delete(batch.batchId)
        if (fault || !answer) {
          if (socket.connected) setTimeout(() => send(batch), 500)
          return
        }
        if (answer.ok) {
          pending.delete(batch.batchId)
          void unsent.remove(batch.batchId).catch(() => {})
          return settle()
        }
        if (FINAL_REFUSALS.includes(answer.kind)) return refuse(answer.kind)
        if (answer.kind === 'no-seat') void join()
        else setTimeout(() => send(batch), 500)
      })
  }

  async function join() {
    const request = { council, documentId, stateVector: Y.encodeStateVector(doc) }
    const answer = (await socket
      .timeout(ANSWER_WITHIN)
      .emitWithAck('document:join', request)
      .catch(() => undefined)) as Joined | RefusedJoin | undefined
    if (!answer) return void (socket.connected && setTimeout(() => void join(), 1_000))
    if (!answer.ok) return refuse(answer.kind)
    access = answer.access
    person = answer.you
    Y.applyUpdate(doc, new Uint8Array(answer.update), REMOTE) // a browser is given an ArrayBuffer
    for (const id of [...awareness.states.keys()]) if (id !== doc.clientID) showPresence({ presenceId: id })
    for (const presence of answer.present) showPresence(presence)
    if (access === 'read' && pending.size > 0) stop = 'read-only'
    isJoined = true
    joinedOnce()
    for (const batch of pending.values()) send(batch)
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
  function showPresence(shown: Presence | { presenceId: number }) {
    const isNew = !awareness.states.has(shown.presenceId)
    if ('user' in shown) {
      awareness.states.set(shown.presenceId, {
        user: { name: shown.user.name, color: shown.user.colour, id: shown.user.id },
        cursor: shown.cursor,
      })
    } else awareness.states.delete(shown.presenceId)
    const ids = [shown.presenceId]
    const change =
      'user' in shown
        ? { added: isNew ? ids : [], updated: isNew ? [] : ids, removed: [] }
        : { added: [], updated: [], removed: ids }
    awareness.emit('change', [change, REMOTE])
    awareness.emit('update', [change, REMOTE])
  }
  function sendCursor() {
    if (!isJoined) return
    const cursor = (awareness.getLocalState()?.cursor ?? null) as Cursor
    socket.volatile.emit('presence:update', { documentId, cursor: cursor && JSON.parse(JSON.stringify(cursor)) })
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
  socket.on('connect', () => void join())
  socket.on('disconnect', (reason) => {
    isJoined = false
    if (reason === 'io server disconnect' && !stop) socket.connect()
    settle()
  })
  socket.on('connect_error', (fault) => {
    if (fault.message === 'signed-out') return refuse('signed-out')
    if (fault.message === 'try-again') setTimeout(() => socket.connect(), 2_000)
    if (state.kind === 'connecting') state = { kind: 'offline', changes: 0 }
    settle()
  })
  socket.on('document:update', (relayed: Relayed) => {
    if (relayed.documentId === documentId) Y.applyUpdate(doc, new Uint8Array(relayed.payload), REMOTE)
  })
  socket.on('document:access', (changed: AccessChanged) => {
    if (changed.documentId !== documentId) return
    if (changed.access === 'none') return refuse(changed.reason)
    access = changed.access
    tell('access')
  })
  socket.on('presence:update', (shown: Presence) => shown.documentId === documentId && showPresence(shown))
  socket.on(
    'presence:gone',
    (gone: { documentId: string; presenceId: number }) => gone.documentId === documentId && showPresence(gone),
  )
  socket.on('question:changed', () => tell('question-changed'))

  // What an earlier page could not send is part of the text again before anything else happens.
  const restored = unsent.all().then(
    (batches) => {
      for (const batch of batches) {
        pending.set(batch.batchId, batch)
        Y.applyUpdate(doc, batch.payload, STORED)
        send(batch)
      }
      if (batches.length > 0) settle()
    },
    () => {},
  )

  return {
    doc,
    awareness,
    state: () => state,
    access: () => access,
    person: () => person,
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
