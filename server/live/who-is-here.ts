import { randomUUID } from 'node:crypto'
import type { Server } from 'socket.io'
import type { PersonHere } from '@/lib/topic/protocol'
import type { SeatedSocket } from './socket-seat'

/** Milliseconds: who comes and goes in one moment is told of together; who only loads a page anew has not gone. */
const TOGETHER = 500
const GONE_AFTER = 5_000
/** Each node tells the others again so often who is with it; what was not heard of for so long is not so any more. */
const [TOLD_EVERY, HEARD_WITHIN] = [5_000, 12_000]

type Told = { node: string; key: string; people: PersonHere[] }
type Here = { person: PersonHere; connections: Set<string>; goes?: ReturnType<typeof setTimeout> | undefined }

/**
 * Who has a page of an assessment open: that they are there, once however many windows they have, and never on which page. It is
 * told to whoever follows the assessment, so to nobody of another place. `hasOthers`: other nodes hear of it by the adapter.
 */
export function openWhoIsHere(io: Server, hasOthers: boolean) {
  const node = randomUUID()
  const here = new Map<string, Map<string, Here>>()
  const elsewhere = new Map<string, Map<string, { people: PersonHere[]; at: number }>>()
  const due = new Map<string, ReturnType<typeof setTimeout>>()

  function peopleOf(key: string): PersonHere[] {
    const own = [...(here.get(key)?.values() ?? [])].map(({ person }) => person)
    const others = [...(elsewhere.get(key)?.values() ?? [])]
    const heard = others.filter(({ at }) => at > Date.now() - HEARD_WITHIN).flatMap(({ people }) => people)
    return [...new Map([...own, ...heard].map((person) => [person.id, person])).values()].sort((a, b) =>
      a.name.localeCompare(b.name, 'en'),
    )
  }
  const tell = (key: string) => io.local.to(`page ${key}`).emit('page:here', key, peopleOf(key))
  const tellOthers = (key: string) => {
    if (!hasOthers) return
    const people = [...(here.get(key)?.values() ?? [])].map(({ person }) => person)
    io.serverSideEmit('here', { node, key, people } satisfies Told)
  }
  function changed(key: string, isOurs = true) {
    if (isOurs) tellOthers(key)
    if (due.has(key)) return
    due.set(
      key,
      setTimeout(() => {
        due.delete(key)
        tell(key)
      }, TOGETHER).unref(),
    )
  }

  io.on('here', ({ node: from, key, people }: Told) => {
    const nodes = elsewhere.get(key) ?? new Map()
    const before = JSON.stringify(nodes.get(from)?.people ?? [])
    if (people.length > 0) nodes.set(from, { people, at: Date.now() })
    else nodes.delete(from)
    if (nodes.size > 0) elsewhere.set(key, nodes)
    else elsewhere.delete(key)
    if (before !== JSON.stringify(people)) changed(key, false)
  })
  const beat = setInterval(() => {
    for (const key of here.keys()) tellOthers(key)
    for (const [key, nodes] of elsewhere)
      for (const [from, { at }] of nodes)
        if (at <= Date.now() - HEARD_WITHIN) {
          nodes.delete(from)
          changed(key, false)
        }
  }, TOLD_EVERY).unref()

  return {
    /** Somebody follows the assessment by this connection, who they are as the policy read it; and hears at once who else does. */
    come: (socket: SeatedSocket, key: string, person: PersonHere) => {
      const people = here.get(key) ?? new Map<string, Here>()
      here.set(key, people)
      const one = people.get(person.id) ?? { person, connections: new Set<string>() }
      clearTimeout(one.goes)
      one.goes = undefined
      const isNew = !people.has(person.id)
      people.set(person.id, one)
      one.connections.add(socket.id)
      socket.emit('page:here', key, peopleOf(key))
      if (isNew) changed(key)
    },
    /** They do no more, or at once may no more. */
    go: (socket: SeatedSocket, key: string, isAtOnce = false) => {
      const people = here.get(key)
      const one = people?.get(socket.data.userId)
      if (!people || !one?.connections.delete(socket.id) || one.connections.size > 0) return
      const gone = () => {
        people.delete(socket.data.userId)
        if (people.size === 0) here.delete(key)
        changed(key)
      }
      if (isAtOnce) gone()
      else one.goes = setTimeout(gone, GONE_AFTER).unref()
    },
    close: () => {
      clearInterval(beat)
      for (const timer of due.values()) clearTimeout(timer)
    },
  }
}
