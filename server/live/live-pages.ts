import { LRUCache } from 'lru-cache'
import type { Server } from 'socket.io'
import { type CouncilId, isId, type ReviewId } from '@/db/ids'
import type { Announcement } from '@/lib/announce'
import { viewAssessmentAccess } from '@/lib/assessment/view-assessment-access'
import { log } from '@/lib/log'
import { ok, refuse } from '@/lib/result'
import { viewReviewAccess } from '@/lib/review/view-review-access'
import { viewSubjectAccess } from '@/lib/subject/view-subject-access'
import { type FollowPage, followPage, MOST_TOPICS } from '@/lib/topic/protocol'
import type { Held, Rights } from './rights'
import type { SeatedSocket } from './socket-seat'
import type { openWhoIsHere } from './who-is-here'

/** Topics whose last announcement is remembered. */
const REMEMBERED = 20_000
/** Milliseconds within which a page is read, and by which the clocks of two machines may differ. */
const READ_WITHIN = 5_000

/**
 * Open pages that read themselves again when their topic is announced. A page follows a topic for as long as the policy lets its
 * person read it; what it says of itself counts for nothing.
 */
export function openLivePages(io: Server, rights: Rights, whoIsHere: ReturnType<typeof openWhoIsHere>) {
  let knownSince = Date.now()
  const lastHeard = new LRUCache<string, number>({
    max: REMEMBERED,
    dispose: (at, _, why) => {
      if (why === 'evict') knownSince = Math.max(knownSince, at)
    },
  })

  /** Lets a connection follow topics, one after the other. `mayAsk` is its pace. */
  function attend(socket: SeatedSocket, mayAsk: () => boolean) {
    let turn = Promise.resolve()
    socket.on('page:follow', (frame: unknown) => {
      const read = followPage.safeParse(frame)
      if (!mayAsk()) return void socket.disconnect(true)
      if (!read.success) return
      turn = turn
        .then(() => follow(socket, read.data))
        .catch((fault) => {
          log.error({ err: fault }, 'a page could not be judged, so its connection comes again')
          socket.disconnect(true)
        })
    })
    socket.on('disconnecting', () => {
      for (const key of socket.data.held.keys()) if (key.startsWith('page ')) whoIsHere.go(socket, key.slice(5))
    })
    socket.on('page:leave', (key: unknown) => {
      if (!mayAsk()) socket.disconnect(true)
      else if (typeof key === 'string') turn = turn.then(() => leave(socket, key))
    })
  }

  async function follow(socket: SeatedSocket, page: FollowPage) {
    const { key, made, userId } = page
    const { held } = socket.data
    const channel = channelOf(key, socket.data.userId)
    const hasPlace = held.size < MOST_TOPICS || held.has(`page ${key}`)
    const ask = () => mayRead(socket, page)
    // The browser may be signed in as somebody else by now, for whom the page was not made.
    const isTheirs = userId === socket.data.userId
    const read = isTheirs && hasPlace ? await rights.steadily(ask) : undefined
    if (!socket.connected) return
    const ends = () => {
      void socket.leave(channel)
      whoIsHere.go(socket, key, true)
      socket.emit('page:ended', key)
    }
    if (!read?.ok) return ends()
    rights.hold(socket, `page ${key}`, { of: read.value, ask, ends })
    void socket.join(channel)
    const { value } = read
    if (value && 'name' in value && value.name)
      whoIsHere.come(socket, key, { id: socket.data.userId, name: value.name })
    const since = made - READ_WITHIN
    if (since < (lastHeard.get(channel) ?? Number.NEGATIVE_INFINITY)) socket.emit('page:changed', key)
    else if (since < knownSince) tellLate(socket, key)
  }

  function leave(socket: SeatedSocket, key: string) {
    rights.release(socket, `page ${key}`)
    whoIsHere.go(socket, key)
    void socket.leave(channelOf(key, socket.data.userId))
  }

  function heard(said: Exclude<Announcement, { topic: 'access' | 'text' }>) {
    const key = 'id' in said ? `${said.topic} ${said.id}` : said.topic
    const channel = channelOf(key, 'user' in said ? said.user : '')
    lastHeard.set(channel, Date.now())
    io.local.to(channel).emit('page:changed', key)
  }

  /** What was announced meanwhile is not known: every page reads itself again. */
  function missed() {
    knownSince = Date.now()
    for (const socket of io.of('/').sockets.values() as Iterable<SeatedSocket>)
      for (const key of socket.data.held.keys()) if (key.startsWith('page ')) tellLate(socket, key.slice(5))
  }
  return { attend, heard, missed }
}

/** Something may have changed, and so many pages are told at once that they are not to read at once. */
const tellLate = (socket: SeatedSocket, key: string) => socket.emit('page:changed', key, true)

/** An inbox is that of the connection's own person, and no other can be named. */
const channelOf = (key: string, userId: string) => `page ${key}${key === 'inbox' ? ` ${userId}` : ''}`

/** Whose rights decide about it; of an assessment also who its reader is there. */
type ReadBy = { council: CouncilId; name?: string } | { review: string } | null

/** Whether this person may read what the page shows, and whose rights decide about it. */
function mayRead(
  { data: { userId } }: SeatedSocket,
  { key, council = '' }: FollowPage,
): ReturnType<Held<ReadBy>['ask']> {
  if (key === 'inbox') return Promise.resolve(ok(null))
  const [topic, id = ''] = key.split(' ')
  const inCouncil = { userId, place: { council } }
  if (topic === 'subject') return viewSubjectAccess(inCouncil, { subjectId: id })
  if (topic === 'assessment') return viewAssessmentAccess(inCouncil, { assessmentId: id })
  if (topic === 'review' && isId<ReviewId>(id)) return viewReviewAccess({ userId, place: { review: id } }, null)
  return Promise.resolve(refuse({ kind: 'not-found' }))
}
