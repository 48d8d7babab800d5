import type { Awareness } from 'y-protocols/awareness'
import { type Cursor, readCursor } from '../wire/cursor'
import type { Person, Presence } from '../wire/protocol'

/**
 * The other people of a text and their carets, as the editor's awareness wants them: who somebody is comes from the
 * server, where they are from themselves.
 */
export function showOthers(awareness: Awareness) {
  const people = new Map<number, Person>()
  const own = awareness.clientID
  let mine: number | undefined

  function show(presenceId: number, cursor: Cursor) {
    const user = people.get(presenceId)
    if (!user || isOwn(presenceId)) return
    const isNew = !awareness.states.has(presenceId)
    awareness.states.set(presenceId, { user: { name: user.name, color: user.colour, id: user.id }, cursor })
    changed(isNew ? { added: [presenceId] } : { updated: [presenceId] })
  }
  /** One's own other windows are oneself. */
  const isOwn = (presenceId: number) =>
    mine !== undefined && (presenceId === mine || people.get(presenceId)?.id === people.get(mine)?.id)
  function gone(presenceId: number) {
    people.delete(presenceId)
    if (awareness.states.delete(presenceId)) changed({ removed: [presenceId] })
  }
  function here({ presenceId, user }: Presence) {
    people.set(presenceId, user)
    show(presenceId, null)
  }
  function changed(what: { added?: number[]; updated?: number[]; removed?: number[] }) {
    const change = { added: [], updated: [], removed: [], ...what }
    awareness.emit('change', [change, REMOTE])
    awareness.emit('update', [change, REMOTE])
  }

  return {
    here,
    gone,
    /** What is no caret shows the person without one. */
    moved: (presenceId: number, cursor: Uint8Array) => show(presenceId, readCursor(cursor)),
    /** After joining: exactly these are here, and one of them is oneself. */
    reset: (everybody: Presence[], self: number) => {
      mine = self
      for (const id of [...awareness.states.keys()]) if (id !== own) gone(id)
      for (const { presenceId, user } of everybody) people.set(presenceId, user)
      for (const { presenceId } of everybody) show(presenceId, null)
    },
    /** Calls back when one's own caret has moved, at most once in so many milliseconds. */
    onOwnMove: (tell: (cursor: Cursor) => void, every: number) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      awareness.on('update', (_: unknown, origin: unknown) => {
        if (origin === REMOTE || timer) return
        timer = setTimeout(() => {
          timer = undefined
          tell(ownCursor())
        }, every)
      })
    },
    ownCursor,
  }
  function ownCursor(): Cursor {
    return awareness.getLocalState()?.cursor ?? null
  }
}

const REMOTE = Symbol('from the server')
