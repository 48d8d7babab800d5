import { log } from '@/lib/log'
import type { NodeMessage, Transport } from './node-message'
import { type PresenceHere, RemotePresence } from './remote-presence'
import type { Foreign, Room } from './room'
import type { Cursors } from './room-cursors'
import type { OtherNodes, Rooms } from './rooms'
import type { Place } from './seat'

/** Milliseconds. */
const BEAT_EVERY = 1_000
/** With every so-manieth beat all people are told again. */
const PEOPLE_AT = 5
const LOOK_EVERY = 400
/** A node that has not been heard so long may have ended, or the way to it. */
const SILENT = 2_500
/** One that has not been heard so long is gone, and its people with it. */
const GONE = 4_000
/** After the way came back, and after a node came or went, something may still be on its way that nobody tells. */
const SETTLED = 3_000
/** One that went without a word may live and be cut off alone: so long, and so often, it is looked for what it stores. */
const LOST_FOR = 60 * 60_000
const SELDOM = 5_000
/** So long the last number of a series is told again, in case that nothing follows on a word that was lost. */
const TOLD_AGAIN = 10_000

type Traffic = {
  series: string
  n: number
  heard: Map<string, number>
  mark: string | undefined
}

/**
 * One node among others that serve the same texts. PostgreSQL has the truth; what passes between nodes only makes it
 * quick. Each room numbers what it tells; who misses a number reads the text again, and passes on what was lacking. While
 * a node cannot be sure to hear the others, it asks PostgreSQL a few times a second which texts have changed.
 */
export class Replication implements OtherNodes {
  private rooms: Rooms | undefined
  private readonly traffic = new Map<Room, Traffic>()
  private readonly told = new Map<string, { documentId: string; n: number; at: number }>()
  private readonly lastHeard = new Map<string, number>()
  private readonly lost = new Map<string, number>()
  private lookedAt = 0
  private births = 0
  private beats = 0
  private upSince: number | undefined
  private isLooking = false
  private timers: ReturnType<typeof setInterval>[] = []
  private readonly remotePresence: RemotePresence

  constructor(
    private readonly node: string,
    private readonly transport: Transport,
    /** What changes whenever one of these texts does, in their order: asked of PostgreSQL, whatever the way between nodes does. */
    private readonly marks: (places: readonly Place[]) => Promise<string[]>,
    presence: PresenceHere,
  ) {
    const roomOf = (documentId: string) => this.rooms?.get(documentId)
    this.remotePresence = new RemotePresence(node, roomOf, (message) => this.say(message), presence)
  }

  begin(rooms: Rooms) {
    this.rooms = rooms
    this.transport.hear((message) => this.heard(message))
    this.timers = [setInterval(() => this.beat(), BEAT_EVERY), setInterval(() => void this.look(), LOOK_EVERY)]
  }

  close() {
    this.say({ node: this.node, kind: 'bye' })
    this.silence()
  }

  /** Neither tells nor hears anything more. */
  silence() {
    for (const timer of this.timers) clearInterval(timer)
    this.rooms = undefined
  }

  opened(room: Room, heard: readonly NodeMessage[]) {
    this.traffic.set(room, { series: this.newSeries(), n: 0, heard: new Map(), mark: undefined })
    for (const message of heard) this.heard(message)
    this.say({ node: this.node, kind: 'who', documentIds: [room.place.documentId] })
  }

  closed(room: Room) {
    this.traffic.delete(room)
    this.remotePresence.closed(room)
  }

  /** A number that nothing comes under has the others read. */
  doubt({ documentId }: Place) {
    this.say({ node: this.node, kind: 'beat', told: [[documentId, this.tell(documentId, this.newSeries(), 1), 1]] })
  }

  stored(room: Room, edits: readonly Foreign[]) {
    const traffic = this.traffic.get(room)
    if (!traffic) return
    const { documentId } = room.place
    const n = ++traffic.n
    this.tell(documentId, traffic.series, n)
    this.say({ node: this.node, kind: 'edits', documentId, series: traffic.series, n, edits })
  }
  private newSeries() {
    return `${this.node}.${++this.births}`
  }
  /** The last number of a series is told again for a while. */
  private tell(documentId: string, series: string, n: number) {
    this.told.set(series, { documentId, n, at: performance.now() })
    return series
  }

  moved(room: Room, cursors: Cursors) {
    const { documentId } = room.place
    if (cursors.length > 0) this.say({ node: this.node, kind: 'moved', documentId, cursors })
  }

  peopleChanged(room: Room) {
    this.remotePresence.peopleChanged(room)
  }

  private say(message: NodeMessage) {
    if (this.rooms && this.transport.isUp()) this.transport.send(message)
  }

  private heard(message: NodeMessage) {
    if (!this.rooms || message.node === this.node) return
    const isNew = !this.lastHeard.has(message.node)
    this.lastHeard.set(message.node, performance.now())
    if (isNew) {
      this.lost.delete(message.node)
      this.upSince = performance.now()
      this.say({ node: this.node, kind: 'who', documentIds: this.openHere() })
    }
    const about = (documentId: string, work: (room: Room) => void) => {
      const room = this.rooms?.get(documentId)
      if (room) work(room)
    }
    switch (message.kind) {
      case 'edits':
        if (!this.rooms.get(message.documentId)) return this.rooms.keep(message.documentId, message)
        return about(message.documentId, (room) => this.take(room, message))
      case 'beat':
        for (const [documentId, series, n] of message.told) about(documentId, (room) => this.compare(room, series, n))
        return
      case 'who':
        return this.remotePresence.tell(message.documentIds.filter(this.rooms.get))
      case 'people':
        return this.people(message)
      case 'moved':
        return about(message.documentId, (room) => this.remotePresence.moved(room, message.node, message.cursors))
      case 'bye':
        return this.gone(message.node)
      default:
        message satisfies never
    }
  }

  private take(room: Room, { series, n, edits }: { series: string; n: number; edits: readonly Foreign[] }) {
    const traffic = this.traffic.get(room)
    const last = traffic?.heard.get(series) ?? 0
    if (!traffic || n <= last) return
    traffic.heard.set(series, n)
    const fits = room.hear(edits)
    if (!fits || n > last + 1) void this.rooms?.readAgain(room)
  }

  private compare(room: Room, series: string, n: number) {
    const traffic = this.traffic.get(room)
    if (!traffic || (traffic.heard.get(series) ?? 0) >= n) return
    traffic.heard.set(series, n)
    void this.rooms?.readAgain(room)
  }

  private people({ node, texts, isAll }: Extract<NodeMessage, { kind: 'people' }>) {
    const there = new Map(texts.map(({ documentId, people }) => [documentId, people]))
    for (const documentId of isAll ? this.openHere() : there.keys()) {
      const room = this.rooms?.get(documentId)
      if (room) this.remotePresence.are(room, node, there.get(documentId) ?? [])
    }
  }
  private openHere() {
    return [...(this.rooms?.all() ?? [])].map(({ place }) => place.documentId)
  }

  private gone(node: string) {
    this.lastHeard.delete(node)
    this.upSince = performance.now()
    for (const room of this.traffic.keys()) this.remotePresence.are(room, node, [])
  }

  private beat() {
    const now = performance.now()
    for (const [series, { at }] of this.told) if (now - at > TOLD_AGAIN) this.told.delete(series)
    this.say({
      node: this.node,
      kind: 'beat',
      told: [...this.told].map(([series, { documentId, n }]) => [documentId, series, n]),
    })
    if (++this.beats % PEOPLE_AT === 0) this.remotePresence.tell(this.openHere(), true)
    for (const [node, at] of this.lastHeard)
      if (now - at > GONE) {
        this.lost.set(node, now)
        this.gone(node)
      }
    for (const [node, at] of this.lost) if (now - at > LOST_FOR) this.lost.delete(node)
  }

  /** Whether everything that the others tell is sure to arrive. */
  private isSure() {
    const now = performance.now()
    if (!this.transport.isUp()) this.upSince = undefined
    else this.upSince ??= now
    if (this.upSince === undefined || now - this.upSince < SETTLED) return false
    return [...this.lastHeard.values()].every((at) => now - at < SILENT)
  }

  /** Asks which texts have changed, where it cannot be sure to be told. */
  private async look() {
    const isSeldomDue = this.lost.size > 0 && performance.now() - this.lookedAt > SELDOM
    if (this.isLooking || (this.isSure() && !isSeldomDue)) return
    const rooms = [...this.traffic.keys()].filter((room) => !room.isBroken)
    if (rooms.length === 0) return
    this.isLooking = true
    this.lookedAt = performance.now()
    try {
      const marks = await this.marks(rooms.map(({ place }) => place))
      for (const [at, room] of rooms.entries()) {
        const traffic = this.traffic.get(room)
        if (!traffic || traffic.mark === marks[at]) continue
        traffic.mark = marks[at]
        await this.rooms?.readAgain(room)
      }
    } catch (fault) {
      log.warn({ err: fault }, 'the texts could not be looked at')
    }
    this.isLooking = false
  }
}
