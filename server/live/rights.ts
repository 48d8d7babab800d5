import type { Server } from 'socket.io'
import type { Announcement } from '@/lib/announce'
import { log } from '@/lib/log'
import { whoseSession } from '@/lib/people/whose-session'
import type { Holding, SeatedSocket } from './socket-seat'

/** Something that a connection has open by a right of its person: a text, a meeting, a page. */
export type Held<Right> = {
  of: Holding['of']
  /** Asks the policy that let them in. */
  ask: () => Promise<{ ok: true; value: Right } | { ok: false }>
  /** It goes on, perhaps with another right. */
  goesOn?: (right: Right) => void
  ends: Holding['end']
}
export type Rights = ReturnType<typeof openRights>

/** Milliseconds between two looks at whose session has ended by itself. */
const SESSIONS_EVERY = 1_000

/**
 * What is held open by a right, and the one way to judge it again: by the policy that let it in, for those whom an announcement
 * concerns and nobody else. `mayChange` is told before anything is asked.
 */
export function openRights(io: Server, mayChange: () => void) {
  let asked = 0
  const all = () => [...io.of('/').sockets.values()] as SeatedSocket[]

  function hold<Right>(socket: SeatedSocket, key: string, { of, ask, goesOn, ends }: Held<Right>) {
    let last = 0
    const judge = async () => {
      const mine = ++last
      const now = await ask()
      // Asked again meanwhile, and this may be the older answer; or nobody holds it any more.
      if (mine !== last || socket.data.held.get(key) !== holding) return
      if (now.ok) return goesOn?.(now.value)
      release(socket, key)
      ends('right-withdrawn')
    }
    const holding = { of, judge, end: ends }
    socket.data.held.set(key, holding)
  }
  const release = (socket: SeatedSocket, key: string) => socket.data.held.delete(key)

  async function judge(socket: SeatedSocket, isConcerned: (one: Holding) => boolean) {
    const user = await whoseSession(socket.data.cookie)
    const held = [...socket.data.held.values()]
    if (user) {
      socket.data.until = user.until
      await Promise.all(held.filter(isConcerned).map((one) => one.judge()))
      return
    }
    for (const { end } of held) end('signed-out')
    socket.disconnect(true)
  }

  function judgeAgain(sockets: SeatedSocket[], isConcerned: (one: Holding) => boolean = () => true) {
    asked++
    mayChange()
    Promise.all(sockets.map((socket) => judge(socket, isConcerned))).catch((fault) => {
      log.error({ err: fault }, 'rights could not be read again, so the connections that they concern are closed')
      for (const socket of sockets) socket.disconnect(true)
    })
  }

  function heard(access: Extract<Announcement, { topic: 'access' }>) {
    if ('user' in access) return judgeAgain(all().filter(({ data }) => data.userId === access.user))
    const isConcerned = ({ of }: Holding) =>
      of !== null &&
      ('council' in access
        ? 'council' in of && of.council === access.council
        : 'review' in of && of.review === access.review)
    judgeAgain(
      all().filter(({ data }) => [...data.held.values()].some(isConcerned)),
      isConcerned,
    )
  }

  // A session that ends by itself is announced by nobody.
  const clock = setInterval(() => {
    const now = new Date()
    const ended = all().filter(({ data }) => data.until <= now)
    if (ended.length > 0) judgeAgain(ended)
  }, SESSIONS_EVERY)

  return {
    hold,
    release,
    heard,
    /** Something may have been announced and not heard. */
    missed: () => judgeAgain(all()),
    /** An answer about somebody who holds nothing yet: where rights may have changed meanwhile, it is asked for again. */
    steadily: async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
      for (;;) {
        const before = asked
        const answer = await ask()
        if (before === asked) return answer
      }
    },
    close: () => clearInterval(clock),
  }
}
