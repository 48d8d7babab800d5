import { useEffect, useState } from 'react'
import type { Connection } from '@/lib/sync/browser/client'
import { tellWindow } from './editor-events'
import type { Other } from './person'

/** How a text stands now: whether it has come, what is saved, what this person may do, who else has it open. */
export function useStanding(connection: Connection) {
  const [state, setState] = useState(connection.state())
  const [access, setAccess] = useState(connection.access())
  const [hasCome, setHasCome] = useState(false)
  const [people, setPeople] = useState<Other[]>([])
  useEffect(() => {
    let known = connection.access()
    const stop = connection.on((event) => {
      if (event === 'state') setState(connection.state())
      if (event === 'access') {
        const now = connection.access()
        setAccess(now)
        if (now === 'none') return // the page goes on showing what it has, and what was typed with it
        if (known !== 'none' && now !== known) tellWindow('concord:subject', null)
        known = now
      }
    })
    setHasCome(false)
    void connection.whenJoined.then(() => setHasCome(true))
    setState(connection.state())
    setAccess(connection.access())
    const look = () =>
      setPeople(
        onceEach(
          [...connection.awareness.getStates()].flatMap(([id, { user }]) =>
            id !== connection.doc.clientID && user?.name
              ? [{ id, whose: user.id, name: user.name, color: user.color }]
              : [],
          ),
        ),
      )
    connection.awareness.on('change', look)
    return () => {
      stop()
      connection.awareness.off('change', look)
    }
  }, [connection])
  return { hasCome, state, access, people }
}

/** A person is one, however many windows they have open. */
const onceEach = <One extends { whose: string }>(all: readonly One[]): One[] =>
  all.filter((one, at) => all.findIndex(({ whose }) => whose === one.whose) === at)
