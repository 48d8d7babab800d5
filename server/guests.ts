import type { Presence } from '@/lib/document/protocol'
import type { Cursors } from './cursors'
import type { Room } from './room'
import type { People, Word } from './word'

/** How this process numbers people, and how those who sit here are told. */
export type PresenceHere = {
  nextId: () => number
  here: (room: Room, who: Presence) => void
  gone: (room: Room, presenceId: number) => void
}

/** People who come and go in one moment are told of together. */
const TOGETHER = 50

/** The people of the other nodes: each node tells all of its own at once, so that a lost word is made good by the next. */
export class Guests {
  /** In each room and for each node: its number of somebody, and ours. */
  private readonly numbers = new Map<Room, Map<string, Map<number, number>>>()
  private readonly changed = new Set<Room>()

  constructor(
    private readonly node: string,
    private readonly say: (word: Word) => void,
    private readonly presence: PresenceHere,
  ) {}

  peopleChanged(room: Room) {
    if (this.changed.size === 0)
      setTimeout(() => {
        for (const one of this.changed) this.tell(one)
        this.changed.clear()
      }, TOGETHER)
    this.changed.add(room)
  }

  tell(room: Room) {
    const cursors = new Map(room.cursors.own().map(({ id, bytes }) => [id, bytes]))
    const people = room.ownPeople().map(({ presenceId: id, user }) => ({ id, person: user, cursor: cursors.get(id) }))
    this.say({ node: this.node, kind: 'people', documentId: room.place.documentId, people })
  }

  /** Exactly these sit there on that node. */
  are(room: Room, node: string, people: People['people']) {
    const ours = this.numbers.get(room)?.get(node) ?? new Map<number, number>()
    const there = new Set(people.map(({ id }) => id))
    for (const [id, own] of ours) {
      if (there.has(id)) continue
      ours.delete(id)
      room.guests.delete(own)
      room.cursors.forget(own)
      this.presence.gone(room, own)
    }
    for (const { id, person, cursor } of people) {
      if (ours.has(id)) continue
      const own = this.presence.nextId()
      ours.set(id, own)
      room.guests.set(own, person)
      this.presence.here(room, { presenceId: own, user: person })
      if (cursor) room.cursors.moveGuest(own, cursor)
    }
    const nodes = this.numbers.get(room) ?? new Map<string, Map<number, number>>()
    this.numbers.set(room, nodes.set(node, ours))
  }

  moved(room: Room, node: string, cursors: Cursors) {
    const ours = this.numbers.get(room)?.get(node)
    for (const { id, bytes } of cursors) {
      const own = ours?.get(id)
      if (own !== undefined) room.cursors.moveGuest(own, bytes)
    }
  }

  closed(room: Room) {
    this.numbers.delete(room)
    this.changed.delete(room)
  }
}
