import type { Presence } from '../wire/protocol'
import type { NodeMessage, People } from './node-message'
import type { Room } from './room'
import type { Cursors } from './room-cursors'

/** How this process numbers people, and how those who sit here are told. */
export type PresenceHere = {
  nextId: () => number
  here: (room: Room, who: Presence) => void
  gone: (room: Room, presenceId: number) => void
}

/** People who come and go in one moment are told of together. */
const TOGETHER = 50

/**
 * The people of the other nodes: each node tells all of its own of a text at once, and every few seconds of all texts, so
 * that a lost word is made good.
 */
export class RemotePresence {
  /** In each room and for each node: its number of somebody, and ours. */
  private readonly numbers = new Map<Room, Map<string, Map<number, number>>>()
  private readonly changed = new Set<string>()

  constructor(
    private readonly node: string,
    private readonly roomOf: (documentId: string) => Room | undefined,
    private readonly say: (message: NodeMessage) => void,
    private readonly presence: PresenceHere,
  ) {}

  peopleChanged({ place }: Room) {
    if (this.changed.size === 0)
      setTimeout(() => {
        this.tell([...this.changed])
        this.changed.clear()
      }, TOGETHER)
    this.changed.add(place.documentId)
  }

  /** Who sits here in each of these texts: nobody where none is open. */
  tell(documentIds: readonly string[], isAll = false) {
    const texts = documentIds.map((documentId) => ({ documentId, people: peopleOf(this.roomOf(documentId)) }))
    if (isAll || texts.length > 0) this.say({ node: this.node, kind: 'people', texts, isAll })
  }

  /** Exactly these sit there on that node. */
  are(room: Room, node: string, people: People['people']) {
    const nodes = this.numbers.get(room) ?? new Map<string, Map<number, number>>()
    const ours = nodes.get(node) ?? new Map<number, number>()
    const there = new Set(people.map(({ id }) => id))
    for (const [id, own] of ours) {
      if (there.has(id)) continue
      ours.delete(id)
      room.remotePeople.delete(own)
      room.cursors.forget(own)
      this.presence.gone(room, own)
    }
    for (const { id, person, cursor } of people) {
      const own = ours.get(id) ?? this.presence.nextId()
      if (!ours.has(id)) {
        ours.set(id, own)
        room.remotePeople.set(own, person)
        this.presence.here(room, { presenceId: own, user: person })
      }
      if (cursor) room.cursors.moveRemote(own, cursor)
    }
    if (ours.size > 0) this.numbers.set(room, nodes.set(node, ours))
    else nodes.delete(node)
  }

  moved(room: Room, node: string, cursors: Cursors) {
    const ours = this.numbers.get(room)?.get(node)
    for (const { id, bytes } of cursors) {
      const own = ours?.get(id)
      if (own !== undefined) room.cursors.moveRemote(own, bytes)
    }
  }

  closed(room: Room) {
    this.numbers.delete(room)
    this.peopleChanged(room)
  }
}

function peopleOf(room: Room | undefined): People['people'] {
  if (!room) return []
  const cursors = new Map(room.cursors.own().map(({ id, bytes }) => [id, bytes]))
  return room.ownPeople().map(({ presenceId: id, user }) => ({ id, person: user, cursor: cursors.get(id) }))
}
