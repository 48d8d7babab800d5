import { cursorBytes, readCursor } from '../wire/cursor'
import { type Edit, editBody, editItem, type FrameName, readEdit, readSaved, savedHead } from '../wire/frame'
import type { AccessChanged, Joined, JoinRequest, Presence, Refused, RefusedJoin } from '../wire/protocol'
import type { Line } from './line'

/*
 * Several tabs of one browser on one connection. A tab speaks to the switchboard as it would to the server; the switchboard
 * sits in each text once for all its tabs.
 *   tab → switchboard   ['emit', name, …]   ['ask', number, message]   ['bye']
 *   switchboard → tab   ['hear', name, …]   ['answer', number, answer]
 * A tab's edit reaches the other tabs when the server has acknowledged it and never before, as it would from another
 * person. Nothing is kept here: a tab sends again what was not acknowledged when this goes away.
 */
export type Said = ['emit', string, ...unknown[]] | ['ask', number, unknown] | ['bye']
export type Told = ['hear', string, ...unknown[]] | ['answer', number, unknown]
export type Port = { postMessage: (message: Told) => void }

/** One tab's place at one text; it is `in` once it has the text. */
type Tab = {
  port: Port
  /** Keys of the topics that its page follows. */
  topics: Set<string>
  seat?: SharedSeat
  room: number
  isIn: boolean
  toldCounter: number
  toldSeq: number
  caret?: Uint8Array
}
type InFlight = Edit & { tab: Tab; tabCounter: number }
type Asking = { tab: Tab; request: JoinRequest; answer: (answer: Joined | RefusedJoin) => void }

const ANSWER_WITHIN = 10_000
/** The state vector of somebody who has nothing. */
const NOTHING = 'AA=='
const NO_CARET = cursorBytes(null)
/** Milliseconds that the connection stays when its last tab has gone: the next page is often on its way. */
const LINGER = 5_000

export class Switchboard {
  private readonly tabs = new Set<Tab>()
  private readonly seats = new Map<string, SharedSeat>()
  private line: Line | undefined
  private lingering: ReturnType<typeof setTimeout> | undefined

  /** For the tabs of one person. */
  constructor(
    private readonly userId: string,
    private readonly open: () => Line,
  ) {}

  /** Takes a tab in: gives what hears it, and what lets it go. */
  attach(port: Port) {
    const tab: Tab = { port, topics: new Set(), room: -1, isIn: false, toldCounter: 0, toldSeq: 0 }
    this.tabs.add(tab)
    clearTimeout(this.lingering)
    if (!this.line) this.line = this.connect()
    else if (this.line.connected) tell(tab, 'connect')
    else this.line.connect()
    const leave = () => this.leave(tab)
    return { hear: (said: Said) => this.hear(tab, said), leave }
  }

  private connect(): Line {
    const line = this.open()
    const all = (name: string, ...args: unknown[]) => this.tellAll(name, ...args)
    line.on('connect', () => all('connect'))
    line.on('connect_error', ({ message }: Error) => all('connect_error', { message }))
    line.on('disconnect', (reason: string) => {
      for (const seat of this.seats.values()) seat.dropped()
      all('disconnect', reason)
    })
    for (const name of ['page:changed', 'page:here']) line.on(name, (...about: unknown[]) => all(name, ...about))
    line.on('server:leaving', (leaving: unknown) => all('server:leaving', leaving))
    for (const name of ['opened', 'edits', 'saved', 'presence'] as const)
      line.on(name, (room: number, body: Uint8Array) => {
        for (const seat of this.seats.values()) if (seat.room === room) seat.heard(name, body)
      })
    const ofText = <M extends { documentId: string }>(name: string, work: (seat: SharedSeat, message: M) => void) =>
      line.on(name, (message: M) => {
        const seat = this.seats.get(message.documentId)
        if (seat) work(seat, message)
      })
    ofText<Presence & { documentId: string }>('presence:here', (seat, message) => seat.tell('presence:here', message))
    ofText<Presence & { documentId: string }>('presence:gone', (seat, message) => seat.tell('presence:gone', message))
    ofText<AccessChanged>('document:access', (seat, message) => seat.accessChanged(message))
    ofText<Refused>('document:refused', (seat, message) => seat.refused(message))
    return line
  }

  private hear(tab: Tab, said: Said) {
    if (!this.tabs.has(tab) || !this.line) return
    if (said[0] === 'bye') return this.leave(tab)
    if (said[0] === 'ask') {
      const [, number, message] = said
      return this.join(tab, message as JoinRequest, (answer) => {
        tab.port.postMessage(['answer', number, answer])
        if (!answer.ok || answer.you.id === this.userId) return
        this.tellAll('connect_error', { message: 'somebody-else' })
        this.hangUp()
      })
    }
    const [, name, about, body] = said
    if (name === 'page:follow') {
      tab.topics.add((about as { key: string }).key)
      this.line.emit(name, about)
    }
    if (name === 'page:leave') this.leaveTopic(tab, about as string)
    if (name === 'update') tab.seat?.edit(tab, readEdit(body as Uint8Array))
    if (name === 'presence') tab.seat?.moved(tab, body as Uint8Array)
  }

  private join(tab: Tab, request: JoinRequest, answer: (answer: Joined | RefusedJoin) => void) {
    const { line } = this
    if (!line?.connected) return
    const seat = this.seats.get(request.documentId) ?? new SharedSeat(request.documentId, line)
    this.seats.set(request.documentId, seat)
    tab.seat = seat
    seat.ask({ tab, request, answer })
  }

  private leave(tab: Tab) {
    if (!this.tabs.delete(tab)) return
    if (tab.seat?.leave(tab)) this.seats.delete(tab.seat.documentId)
    for (const key of tab.topics) this.leaveTopic(tab, key)
    if (this.tabs.size > 0) return
    this.lingering = setTimeout(() => this.hangUp(), LINGER)
  }

  /** The connection is one for all tabs, so a topic is left when no other tab follows it. */
  private leaveTopic(tab: Tab, key: string) {
    if (!tab.topics.delete(key) || [...this.tabs].some(({ topics }) => topics.has(key))) return
    if (this.line?.connected) this.line.emit('page:leave', key)
  }

  private tellAll(name: string, ...args: unknown[]) {
    for (const tab of this.tabs) tell(tab, name, ...args)
  }

  /** The next tab connects anew, with the session as it is then. */
  private hangUp() {
    this.line?.disconnect()
    this.line = undefined
    this.seats.clear()
  }
}

/** One text's place on the connection: one seat for all its tabs. */
class SharedSeat {
  room: number | undefined
  private readonly tabs = new Set<Tab>()
  private readonly asking: Asking[] = []
  private inFlight: InFlight[] = []
  private counter = 0
  private told = { counter: 0, seq: 0 }
  private isSeated = false
  /** The tab that the person was last seen in. */
  private front: Tab | undefined

  constructor(
    readonly documentId: string,
    private readonly line: Line,
  ) {}

  /**
   * A seat for one more tab is a new seat for all, because the server gives one connection one seat at a text. Between the
   * two, something may have passed the others by: so all are sent the whole text. What they sent and was not acknowledged
   * is sent again.
   */
  ask(asking: Asking) {
    const { tab } = asking
    this.tabs.add(tab)
    tab.isIn = false
    this.inFlight = this.inFlight.filter((edit) => edit.tab !== tab) // the tab sends it again itself
    this.asking.push(asking)
    if (this.asking.length === 1) this.askNext()
  }
  private askNext() {
    const [next] = this.asking
    if (!next) return
    this.isSeated = false
    const request = [...this.tabs].some(({ isIn }) => isIn) ? { ...next.request, stateVector: NOTHING } : next.request
    this.line.timeout(ANSWER_WITHIN).emit('document:join', request, (fault, answered) => {
      if (this.asking[0] !== next) return
      const answer = answered as Joined | RefusedJoin
      if (!fault) next.answer(answer)
      if (fault || !answer.ok) return this.seatIsOver(next.tab)
      this.room = answer.room
      this.told = { counter: 0, seq: 0 }
      Object.assign(next.tab, { room: answer.room, toldCounter: 0, toldSeq: 0 })
      for (const edit of this.inFlight) edit.counter = 0
    })
  }
  private opened(text: Uint8Array) {
    const tab = this.asking.shift()?.tab
    this.counter = 0
    this.pass('edits', editItem(text))
    if (tab && this.tabs.has(tab)) {
      tell(tab, 'opened', tab.room, text)
      tab.isIn = true
    }
    this.isSeated = true
    this.sayCaret()
    if (this.asking.length > 0) this.askNext()
    else this.flow()
  }
  /** Whom it concerns has been told; the others come again. */
  private seatIsOver(told?: Tab) {
    const others = [...this.tabs].filter((tab) => tab !== told)
    this.dropped()
    for (const tab of others) {
      tell(tab, 'disconnect', 'the seat is over')
      tell(tab, 'connect')
    }
  }

  heard(name: FrameName, body: Uint8Array) {
    if (name === 'saved') this.saved(body)
    else if (name === 'opened') this.opened(body)
    else this.pass(name, body)
  }

  edit(tab: Tab, { batchId, payload, counter }: Edit) {
    if (!tab.isIn) return
    this.inFlight.push({ batchId, payload, tab, tabCounter: counter, counter: 0 })
    this.flow()
  }
  private flow() {
    if (!this.isSeated || this.room === undefined) return
    for (const edit of this.inFlight) {
      if (edit.counter > 0) continue
      edit.counter = ++this.counter
      this.line.emit('update', this.room, editBody(edit))
    }
  }

  private saved(body: Uint8Array) {
    const { stored, seq, edits } = readSaved(body)
    this.told = { counter: this.told.counter + stored, seq: this.told.seq + seq }
    const committed = this.inFlight.filter((edit) => edit.counter > 0 && edit.counter <= this.told.counter)
    this.inFlight = this.inFlight.filter((edit) => !committed.includes(edit))
    const upTo = new Map<Tab, number>()
    for (const { tab, tabCounter, payload } of committed) {
      upTo.set(tab, tabCounter)
      this.pass('edits', editItem(payload), tab)
    }
    for (const [tab, counter] of upTo) if (tab.isIn && this.tabs.has(tab)) tellSaved(tab, counter, this.told.seq)
    for (const edit of edits) this.pass('edits', editItem(edit))
  }

  /** After a refusal nothing more of this seat is taken. One that is of no edit concerns what each tab has of the text. */
  refused({ counter, kind, documentId }: Refused) {
    if (counter === 0) {
      this.tell('document:refused', { documentId, counter, kind } satisfies Refused)
      return this.dropped()
    }
    const edit = this.inFlight.find((one) => one.counter === counter)
    if (edit) tell(edit.tab, 'document:refused', { documentId, counter: edit.tabCounter, kind } satisfies Refused)
    this.seatIsOver(edit?.tab)
  }

  /** Without a right there is no seat, and its number may soon be another text's. */
  accessChanged(changed: AccessChanged) {
    this.tell('document:access', changed)
    if (changed.access === 'none') this.dropped()
  }

  /** A tab that the person is not in says nothing of the one that they are in. */
  moved(tab: Tab, caret: Uint8Array) {
    if (!readCursor(caret) && this.front !== tab) return
    this.front = tab
    tab.caret = caret
    this.sayCaret()
  }
  private sayCaret() {
    if (this.front && this.isSeated && this.room !== undefined)
      this.line.emit('presence', this.room, this.front.caret ?? NO_CARET)
  }

  /** Whether nobody is left. The person is then shown where another of their tabs is, or not at all. */
  leave(tab: Tab): boolean {
    this.tabs.delete(tab)
    if (this.front === tab) {
      const [other] = this.tabs
      this.front = other
      this.sayCaret()
    }
    if (this.tabs.size > 0) return false
    this.dropped()
    if (this.line.connected) this.line.emit('document:leave', this.documentId)
    return true
  }

  /** The connection or the seat is gone, and with it all that was on its way. */
  dropped() {
    this.room = undefined
    this.isSeated = false
    this.inFlight = []
    this.asking.length = 0
    for (const tab of this.tabs) tab.isIn = false
  }

  tell(name: string, ...args: unknown[]) {
    for (const tab of this.tabs) tell(tab, name, ...args)
  }
  private pass(name: FrameName, body: Uint8Array, from?: Tab) {
    for (const tab of this.tabs) if (tab.isIn && tab !== from) tell(tab, name, tab.room, body)
  }
}

const tell = ({ port }: Tab, name: string, ...args: unknown[]) => port.postMessage(['hear', name, ...args])
const tellSaved = (tab: Tab, counter: number, seq: number) => {
  tell(tab, 'saved', tab.room, savedHead(counter - tab.toldCounter, Math.max(0, seq - tab.toldSeq)))
  tab.toldCounter = counter
  tab.toldSeq = Math.max(seq, tab.toldSeq)
}
