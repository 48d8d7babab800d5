import type { UserId } from '@/db/ids'
import { UpdateCheck } from '@/lib/sync/server/check-update'
import type { NodeMessage, Transport } from '@/lib/sync/server/node-message'
import { Replication } from '@/lib/sync/server/replication'
import type { Foreign, Room } from '@/lib/sync/server/room'
import { type Opened, Rooms } from '@/lib/sync/server/rooms'
import type { Seat } from '@/lib/sync/server/seat'
import { openUpdateLog, type Waiting } from '@/lib/sync/server/update-log'
import { wholeOf } from '@/lib/sync/server/whole-text'
import { readEdit, readFrame } from '@/lib/sync/wire/frame'
import { fitOf, type JoinRequest } from '@/lib/sync/wire/protocol'
import type { Random, VirtualTime } from '../kit/virtual-time'
import type { Log } from './simulated-log'

/** What can be made wrong on purpose, one at a time, to see that the simulation finds it. */
export type Fault =
  | 'ack-before-commit'
  | 'lost-append'
  | 'compaction-deletes-unmerged'
  | 'frames-unchecked'
  | 'gap-ignored'
  | 'not-read-again'

/** What passes between nodes: late, out of order, twice, never, or not at all while it is down. */
export class Between {
  isUp = true
  /** This node alone is cut off, and knows it. */
  cutOff: string | undefined
  private readonly hearing = new Map<string, (word: NodeMessage) => void>()

  constructor(
    private readonly time: VirtualTime,
    private readonly random: Random,
  ) {}

  way = (node: string): Transport => ({
    isUp: () => this.isUp && this.cutOff !== node,
    hear: (heard) => this.hearing.set(node, heard),
    send: (word) => {
      for (const [other, heard] of this.hearing)
        for (let copies = this.random.happens(0.06) ? this.random.below(3) : 1; copies > 0 && other !== node; copies--)
          void this.time.wait(this.random.below(50)).then(() => this.isUp && this.cutOff !== other && heard(word))
    },
  })
}

/** One connection: what is sent arrives in its order after some time, or never, when the line breaks first. */
export class Line {
  isUp = true
  private readonly at = { up: 0, down: 0 }
  constructor(
    readonly client: ClientEnd,
    readonly server: ServerProcess,
    private readonly time: VirtualTime,
    private readonly random: Random,
  ) {}

  carry(way: 'up' | 'down', deliver: () => void) {
    this.at[way] = Math.max(this.at[way], this.time.now() + this.random.below(40))
    setTimeout(() => this.isUp && deliver(), this.at[way] - this.time.now())
  }
  break() {
    if (!this.isUp) return
    this.isUp = false
    this.server.gone(this)
    this.client.dropped()
  }
}

type Hear = (...args: never[]) => void

/** The client's end, as far as the client uses a socket. */
export class ClientEnd {
  connected = false
  private readonly heard = new Map<string, Hear[]>()
  private line: Line | undefined
  private isWanted = true

  constructor(
    readonly userId: string,
    private readonly dialServer: (end: ClientEnd) => Line | undefined,
  ) {
    setTimeout(() => this.connect(), 1)
  }

  on(name: string, hear: Hear) {
    this.heard.set(name, [...(this.heard.get(name) ?? []), hear])
    return this
  }
  fire(name: string, ...args: unknown[]) {
    for (const hear of this.heard.get(name) ?? []) hear(...(args as never[]))
  }
  emit(name: string, ...args: unknown[]) {
    const { line } = this
    if (this.connected && line) line.carry('up', () => line.server.hear(line, name, args))
    return this
  }
  timeout(ms: number) {
    return {
      emit: (name: string, message: unknown, answered: (fault: Error | null, answer?: unknown) => void) => {
        const timer = setTimeout(() => answered(new Error('no answer')), ms)
        this.emit(name, message, (answer: unknown) => {
          clearTimeout(timer)
          answered(null, answer)
        })
      },
    }
  }
  /** The process that it was connected to last. */
  get wasAt() {
    return this.line?.server
  }
  connect() {
    this.isWanted = true
    if (this.connected) return
    const line = this.dialServer(this)
    if (!line) return void setTimeout(() => this.isWanted && this.connect(), 300)
    this.line = line
    this.connected = true
    this.fire('connect')
  }
  disconnect() {
    this.isWanted = false
    this.line?.break()
  }
  dropped() {
    this.connected = false
    this.fire('disconnect', 'transport close')
    if (this.isWanted) setTimeout(() => this.isWanted && this.connect(), 300)
  }
  breakLine() {
    this.line?.break()
  }
}

/** One server process with the product's own room and log; it seats whoever comes as `server/live/seats.ts` does. */
export class ServerProcess {
  isAlive = true
  readonly node = crypto.randomUUID()
  private readonly lines = new Map<Line, { seat: Seat; room: Room } | undefined>()
  private readonly turns = new WeakMap<Line, Promise<void>>()
  private readonly rooms: Rooms
  private readonly spread: Replication | undefined
  private presence = 0
  private asking = Promise.resolve()

  constructor(
    private readonly log: Log,
    private readonly time: VirtualTime,
    private readonly random: Random,
    private readonly fault?: Fault,
    between?: Between,
  ) {
    const committed = openUpdateLog((rows) => log.commit(rows, this))
    const updateLog =
      fault === 'ack-before-commit'
        ? {
            append: (one: Waiting) => {
              one.settled({ seq: 0, isFresh: true })
              const { documentId, authorId } = one
              committed.append({ documentId, authorId, isTaken: true, row: () => one.row(), settled: () => {} })
            },
          }
        : committed
    const read = async () => {
      const whole = await (fault === 'not-read-again' ? NEVER_READ : log.whole())
      await time.wait(random.below(30))
      return whole
    }
    if (between) {
      const { node } = this
      const marks = async () => (fault === 'not-read-again' ? [''] : log.marks())
      const presence = { nextId: () => ++this.presence, here: () => {}, gone: () => {} }
      this.spread = new Replication(node, between.way(node), marks, presence)
    }
    const of = this.fault === 'gap-ignored' ? Hasty : Rooms
    this.rooms = new of(updateLog, read, () => {}, this.spread)
    this.spread?.begin(this.rooms)
  }

  get openTexts() {
    return this.rooms.size
  }
  /** How many sit in the text here, and how many are shown in it here. */
  get people() {
    const room = this.rooms.get(this.log.place.documentId)
    return { own: room?.ownPeople().length ?? 0, shown: room?.people().length }
  }

  dialled(line: Line) {
    this.lines.set(line, undefined)
  }
  gone(line: Line) {
    this.leave(line)
    this.lines.delete(line)
  }
  kill() {
    this.isAlive = false
    this.spread?.silence()
    for (const room of this.rooms.all()) room.close()
    for (const line of [...this.lines.keys()]) line.break()
  }

  hear(line: Line, name: string, args: unknown[]) {
    if (!this.isAlive) return
    if (name === 'document:join')
      this.inTurn(line, () => this.join(line, args[0] as JoinRequest, args[1] as (answer: unknown) => void))
    if (name === 'document:leave') this.inTurn(line, async () => this.leave(line))
    const sitting = this.lines.get(line)
    if (name === 'update' && sitting && sitting.seat.number === args[0])
      sitting.room.receive(sitting.seat, readEdit(args[1] as Uint8Array))
  }

  /** One connection's joining and leaving, one after the other. */
  private inTurn(line: Line, what: () => Promise<void>) {
    this.turns.set(line, (this.turns.get(line) ?? Promise.resolve()).then(what))
  }

  private async join(line: Line, request: JoinRequest, reply: (answer: unknown) => void) {
    const stateVector = new Uint8Array(Buffer.from(request.stateVector, 'base64'))
    let refusal: string | undefined
    const read = async () => {
      const opened = await this.log.open(line.client.userId, stateVector)
      await this.time.wait(this.random.below(80))
      if (!this.isAlive || !line.isUp) return undefined
      refusal = opened ? undefined : 'not-found'
      const { teach } = opened?.whole ?? {}
      return (
        opened && { ...opened, check: () => new (this.fault === 'frames-unchecked' ? Trusting : UpdateCheck)(teach) }
      )
    }
    await this.rooms.admit(
      this.log.place.documentId,
      read,
      () => this.leave(line),
      (room, { update, access: may }) => {
        const seat = this.seatFor(line, may)
        const stateVector = Buffer.from(room.stateVector()).toString('base64')
        const { number, access, presenceId, person: you } = seat
        const people = room.people()
        line.carry('down', () =>
          reply({
            ok: true,
            room: number,
            fit: fitOf(request.schema),
            access,
            isFrozen: access === 'read',
            you,
            presenceId,
            people,
            stateVector,
          }),
        )
        line.carry('down', () => line.client.fire('opened', number, update))
        this.lines.set(line, { seat, room })
        return seat
      },
    )
    if (refusal) line.carry('down', () => reply({ ok: false, kind: refusal }))
  }

  /** Rights have changed: asked again for everybody who sits here, as `server/live/seats.ts` does. */
  reconsider() {
    this.rooms.outdate()
    this.asking = this.asking.then(async () => {
      for (const [line, sitting] of this.lines) {
        const access = sitting && this.isAlive && ((await this.log.access(line.client.userId)) ?? 'none')
        if (!access || access === sitting.seat.access) continue
        if (access === 'none') this.leave(line)
        else sitting.seat.access = access
        const { documentId } = this.log.place
        line.carry('down', () => line.client.fire('document:access', { documentId, access, reason: 'right-withdrawn' }))
      }
    })
  }

  /** A verb stored an edit and it was announced: what `server/live/seats.ts` does. */
  async bring(edit: Foreign) {
    if (!this.isAlive) return
    this.rooms.outdate(this.log.place.documentId)
    const room = this.rooms.get(this.log.place.documentId)
    if (!room?.reader) return
    await this.time.wait(this.random.below(30))
    if (this.isAlive && !room.hear([edit])) room.break()
  }
  /** Announcements could not be heard for a while. */
  missed() {
    if (!this.isAlive) return
    this.reconsider()
    for (const room of [...this.rooms.all()]) room.break()
  }

  private leave(line: Line) {
    const sitting = this.lines.get(line)
    if (sitting) this.rooms.leave(sitting.room, sitting.seat)
    if (this.lines.has(line)) this.lines.set(line, undefined)
  }

  private seatFor(line: Line, access: 'read' | 'write'): Seat {
    const presenceId = ++this.presence
    return {
      presenceId,
      number: 0,
      person: { id: line.client.userId as UserId, name: line.client.userId, colour: '#2f5d8a' },
      council: 'c',
      access,
      write: ({ packet }) => {
        const { name, seat, body } = readFrame(packet)
        line.carry('down', () => line.client.fire(name, seat, body))
      },
      refuse: (counter, kind) =>
        line.carry('down', () =>
          line.client.fire('document:refused', { documentId: this.log.place.documentId, counter, kind }),
        ),
      cut: () => setTimeout(() => line.break(), 0),
    }
  }
}

const NEVER_READ = wholeOf([])

/** Believes every frame. */
class Trusting extends UpdateCheck {
  override take(update: Uint8Array) {
    return update
  }
}

/** Seats whoever has read without looking at what came meanwhile. */
class Hasty extends Rooms {
  override async admit<T extends Opened>(
    documentId: string,
    read: () => Promise<T | undefined>,
    leave: () => void,
    sit: (room: Room, opened: T) => Seat,
  ) {
    const opened = await read()
    if (!opened) return
    leave()
    const there = this.get(documentId)
    if (there) there.join(sit(there, opened), there.mark)
    else await super.admit(documentId, read, leave, sit)
  }
}
