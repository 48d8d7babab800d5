import { fromBase64, toBase64 } from 'lib0/buffer'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type Cursor, cursorBytes } from '../wire/cursor'
import { editBody, readCursors, readEdits, readSaved } from '../wire/frame'
import {
  type Access,
  type AccessChanged,
  ENDS_BY_ITSELF,
  type Joined,
  type JoinRequest,
  type Leaving,
  type LineRefusal,
  type Presence,
  type Refused,
  type RefusedJoin,
  type StopReason,
  TEXT_SCHEMA,
} from '../wire/protocol'
import { takeOutUnfit } from '../wire/unfit'
import { dial, type Line, type LineOptions } from './line'
import { showOthers } from './others'
import { Outbox } from './outbox'
import { pauses } from './pauses'
import { type SaveState, Standing } from './standing'
import { inMemory, type UnsentStore } from './unsent-store'

export type Happening = 'state' | 'access' | 'arriving'

export type Connection = {
  doc: Y.Doc
  awareness: Awareness
  state: () => SaveState
  access: () => Access | 'none'
  /** `arriving` is told just before others' edits and carets are put in. */
  on: (listener: (event: Happening) => void) => () => void
  /** Ends when everything typed so far is committed; fails when the server finally refuses it. */
  whenSaved: () => Promise<void>
  /** Ends when the text has been read for the first time. */
  whenJoined: Promise<void>
  /** What waits for its commit, as Yjs updates in their order. */
  unsent: () => Uint8Array[]
  /** Lets go of what waits, on this device too: for what the server has refused for good. */
  forget: () => Promise<void>
  close: () => void
}

export type ConnectOptions = LineOptions & {
  council: string
  documentId: string
  /** Whose page this is. Where the session has become another person's, nothing is read and nothing is sent. */
  userId?: string
  doc?: Y.Doc
  unsent?: UnsentStore
  /** Another way to the server: one that is shared with other tabs, or a network that is simulated. */
  dial?: (options: ConnectOptions) => Line
}

const ANSWER_WITHIN = 10_000
/** A device that does not answer is not waited for. What it had is sent whenever it comes. */
const RESTORE_WITHIN = 3_000
/** So often does a client that was refused sit down anew before this device and the server are said not to agree. */
const RESYNCS = 6
/** Milliseconds between two messages about one's own caret. */
const CARET_EVERY = 60
/** Milliseconds in which a client that was sent away has found another server; then it says that it is not connected. */
export const MOVES_WITHIN = 10_000
/** Why a line is away that comes back at once by another transport. */
const MOVING = 'io client disconnect'
/** For these no line comes again by itself. */
const REFUSED_LINES: readonly LineRefusal[] = ['signed-out', 'too-many-connections', 'somebody-else']
const REMOTE = Symbol('from the server')
const STORED = Symbol('from this device')

/** One shared text, kept in step with the server, in a browser or in Node. */
export function connectDocument(options: ConnectOptions): Connection {
  const { documentId, council, doc = new Y.Doc() } = options
  const awareness = new Awareness(doc)
  const others = showOthers(awareness)
  const outbox = new Outbox(options.unsent ?? inMemory(), flow)
  const listeners = new Set<(event: Happening) => void>()
  const standing = new Standing()
  let access: Access | 'none' = 'none'
  /** What the server allows this person; `access` is what this page may make of it. */
  let given: Access = 'read'
  let seat: Joined | undefined
  let isJoined = false
  let lastSeq = 0
  /** How far this seat's edits are stored, as far as it was told. */
  let told = { counter: 0, seq: 0 }
  let isResync = false
  /** Runs while this client, sent away, is on its way to another server. */
  let moving: ReturnType<typeof setTimeout> | undefined
  let isClosed = false
  let stop: StopReason | undefined
  let joining: ReturnType<typeof setTimeout> | undefined
  let attempts = 0
  let resyncs = 0
  const joinAgain = pauses(1_000, 15_000)
  const resyncAgain = pauses(500, 30_000)
  let joinedOnce = () => {}
  const whenJoined = new Promise<void>((done) => {
    joinedOnce = done
  })

  const line = (options.dial ?? dial)(options)

  /** Whether nothing more is asked of the server: what ended with a right may be had again. */
  const isOver = () => isClosed || (stop !== undefined && !ENDS_BY_ITSELF.includes(stop))
  const tell = (event: Happening) => {
    for (const listener of listeners) listener(event)
  }
  /** Whatever has changed: sends what may be sent, then says how things stand. */
  function flow() {
    pump()
    const { changes, kept } = outbox
    const isMoving = moving !== undefined
    if (standing.look({ isJoined, isMoving, stop, changes, kept, seq: lastSeq })) tell('state')
  }
  function pump() {
    if (!isJoined || stop || !seat) return
    const edits = outbox.next()
    for (;;) {
      const { value, done } = edits.next()
      if (done) return void (value === 'too-large' && refuse('update-too-large'))
      line.emit('update', seat.room, editBody(value))
    }
  }

  /** Until the text comes nothing is sent: what is on its way is counted by the seat that was. */
  function join() {
    clearTimeout(joining)
    isJoined = false
    seat = undefined
    const attempt = ++attempts
    void restored.then(() => askForSeat(attempt))
  }
  /** Answered by a call and not by a promise: the text follows at once, and must find the seat taken. */
  function askForSeat(attempt: number) {
    if (isOver() || !line.connected || attempt !== attempts) return
    const request: JoinRequest = {
      council,
      documentId,
      stateVector: toBase64(Y.encodeStateVector(doc)),
      schema: TEXT_SCHEMA,
    }
    const answered = (fault: Error | null, said?: unknown) => {
      if (attempt !== attempts) return
      const answer = said as Joined | RefusedJoin
      if (!fault && answer.ok) return sitDown(answer)
      if (!fault && !answer.ok && answer.kind !== 'try-again') return refuse(answer.kind)
      if (line.connected) joining = setTimeout(join, joinAgain.next())
    }
    line.timeout(ANSWER_WITHIN).emit('document:join', request, answered)
  }
  function sitDown(answer: Joined) {
    if (options.userId && answer.you.id !== options.userId) {
      line.disconnect()
      return refuse('somebody-else')
    }
    joinAgain.reset()
    seat = answer
    told = { counter: 0, seq: 0 }
    give(answer.access)
    others.reset(answer.people, answer.presenceId)
  }
  /** What a page may do that knows other kinds of blocks than the server: a newer one reads, an older one has no text to write in. */
  function give(now: Access) {
    given = now
    access = isOlder() ? 'none' : seat?.fit === 'newer-page' ? 'read' : now
  }
  /** The text has come: from here on this seat writes. An older page's editor would delete what it does not know of it. */
  function opened(update: Uint8Array) {
    if (!isOlder()) bring([update])
    outbox.restart()
    if (isResync) outbox.replaceBy(Y.encodeStateAsUpdate(doc, fromBase64(seat?.stateVector ?? '')))
    isResync = false
    arrived()
    isJoined = true
    stop = whyNot()
    joinedOnce()
    sendCursor(others.ownCursor())
    tell('access')
    flow()
  }
  /** Why this seat may not send what it has, or has nothing more to do. */
  function whyNot(): StopReason | undefined {
    if (seat?.fit === 'newer-page') return 'newer-page'
    const mayNotSend = given === 'read' && outbox.changes > 0
    if (isOlder()) return mayNotSend || outbox.changes === 0 ? 'older-page' : undefined
    if (mayNotSend) return seat?.isFrozen ? 'document-frozen' : 'read-only'
    return undefined
  }
  const isOlder = () => seat?.fit === 'older-page'
  function applyEdits(edits: Uint8Array[]) {
    if (isOlder()) return
    if (edits.length > 0) tell('arriving')
    bring(edits)
  }
  function bring(edits: Uint8Array[]) {
    doc.transact((transaction) => {
      for (const edit of edits) Y.applyUpdate(doc, edit, REMOTE)
      takeOutUnfit(transaction)
    }, REMOTE)
  }
  function arrived() {
    clearTimeout(moving)
    moving = undefined
  }
  function refuse(reason: StopReason) {
    stop = reason
    access = 'none'
    tell('access')
    flow()
  }
  function sendCursor(cursor: Cursor) {
    if (isJoined && seat) line.emit('presence', seat.room, cursorBytes(cursor))
  }
  function typed(update: Uint8Array, origin: unknown) {
    if (origin !== REMOTE && origin !== STORED) outbox.gather(update)
  }

  doc.on('update', typed)
  others.onOwnMove(sendCursor, CARET_EVERY)
  line.on('connect', join)
  line.on('disconnect', (reason: string) => {
    isJoined = false
    if (reason !== MOVING) flow()
  })
  line.on('connect_error', ({ message }: Error) => {
    const refused = REFUSED_LINES.find((one) => one === message)
    if (refused) return refuse(refused)
    standing.noLine()
    flow()
  })
  /** The server ends soon and others do not: the line comes again at a moment of its own, and that is no trouble to speak of. */
  line.on('server:leaving', ({ within }: Leaving) => {
    arrived()
    moving = setTimeout(() => {
      arrived()
      flow()
    }, within + MOVES_WITHIN)
  })

  /** Hears a frame of the room that one sits in. */
  const inRoom = (name: string, work: (body: Uint8Array) => void) =>
    line.on(name, (room: number, body: Uint8Array) => room === seat?.room && work(body))
  inRoom('opened', opened)
  inRoom('edits', (body) => applyEdits(readEdits(body)))
  inRoom('saved', (body) => {
    const { stored, seq, edits } = readSaved(body)
    told.counter += stored
    told.seq += seq
    lastSeq = told.seq
    resyncs = 0
    resyncAgain.reset()
    outbox.acknowledged(told.counter)
    applyEdits(edits)
    if (isOlder() && outbox.changes === 0) refuse('older-page') // all that it had has been sent
  })
  inRoom('presence', (body) => {
    tell('arriving')
    for (const { id, bytes } of readCursors(body)) others.moved(id, bytes)
  })

  /** Hears a message about this text. */
  const ofText = <M>(name: string, work: (message: M) => void) =>
    line.on(name, (message: M & { documentId: string }) => message.documentId === documentId && work(message))
  ofText<Presence>('presence:here', others.here)
  ofText<Presence>('presence:gone', ({ presenceId }) => others.gone(presenceId))
  ofText<Refused>('document:refused', ({ kind }) => {
    if (kind !== 'words-missing') refuse(kind)
    else isResync = true // what this device has and the server has not is sent again as a whole
    if (isOver()) return
    if (++resyncs > RESYNCS) return refuse(kind)
    isJoined = false
    if (resyncs === 1) join()
    else joining = setTimeout(join, resyncAgain.next())
    flow()
  })
  ofText<AccessChanged>('document:access', (changed) => {
    if (changed.access === 'none') return refuse(changed.reason)
    if (isOver()) return
    give(changed.access)
    tell('access')
    if (changed.access === 'write' && stop) join() // what could not be stored until now is sent by a seat that begins anew
  })

  // What an earlier page could not send is part of the text again before anything else happens.
  const restoring = outbox.restore().then((payloads) => {
    for (const payload of payloads) Y.applyUpdate(doc, payload, STORED)
    if (payloads.length > 0) flow()
  })
  const restored = Promise.race([restoring, new Promise<void>((over) => setTimeout(over, RESTORE_WITHIN))])

  return {
    doc,
    awareness,
    state: () => standing.state,
    access: () => access,
    on: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    whenJoined,
    whenSaved: async () => {
      await restored
      await new Promise<void>((done, failed) => {
        const look = () => {
          if (standing.state.kind === 'saved') end(done)
          else if (standing.state.kind === 'refused') end(() => failed(new Error(stop)))
        }
        const end = (how: () => void) => {
          listeners.delete(look)
          how()
        }
        listeners.add(look)
        look()
      })
    },
    unsent: () => outbox.payloads(),
    forget: () => outbox.forget(),
    close: () => {
      isClosed = true
      clearTimeout(joining)
      arrived()
      outbox.pack()
      line.disconnect()
      awareness.destroy()
      doc.off('update', typed)
    },
  }
}
