import type { Server } from 'socket.io'
import { z } from 'zod'
import type { Announcement } from '@/lib/announce'
import { log } from '@/lib/log'
import type { JoinedMeeting, MineAnswered, NotShown } from '@/lib/meeting/protocol'
import { sayHere, sayHereInput } from '@/lib/meeting/say-here'
import { type Board, viewBoard } from '@/lib/meeting/view-board'
import { viewMeetingAccess } from '@/lib/meeting/view-meeting-access'
import { viewMyPart } from '@/lib/meeting/view-my-part'
import type { Rights } from './rights'
import type { SeatedSocket } from './socket-seat'

const join = z.object({ council: z.string().max(80), assessmentId: z.uuid().toLowerCase() })
type Place = z.output<typeof join>
type Follower = Place & { socket: SeatedSocket; drives?: boolean }
type Meeting = {
  questionIds: Set<string>
  followers: Map<string, Follower>
  turn: Promise<void>
  isDue: boolean
  /** By the clock that nobody sets. */
  sentAt: number
}

/** Broadcasts of one meeting leave at least this far apart, in milliseconds: the first after a pause at once. */
const SPACING = 100
/** Milliseconds within which whoever drives may be back, after a page that was loaded anew, before the others are told. */
const BACK_WITHIN = 4_000

/**
 * Who follows which meeting on this node. After each commit that a meeting hears of, the board is read once, as somebody who
 * sits there, and leaves in one broadcast to all of them.
 */
export function openMeetings(io: Server, rights: Rights) {
  const meetings = new Map<string, Meeting>()
  const room = (assessmentId: string) => `meeting ${assessmentId}`
  const place = ({ assessmentId }: Follower) => ({ assessmentId })
  const callerOf = ({ socket, council }: Follower) => ({ userId: socket.data.userId, place: { council } })

  /** Lets a connection join meetings and ask for its own part. `mayAsk` is its pace. */
  function attend(socket: SeatedSocket, mayAsk: () => boolean) {
    const asks = <A>(name: string, work: (follower: Follower) => Promise<A | { ok: false; kind: NotShown }>) =>
      socket.on(name, async (frame: unknown, reply: unknown) => {
        const say = typeof reply === 'function' ? reply : () => {}
        if (!mayAsk()) return void socket.disconnect(true)
        const read = join.safeParse(frame)
        if (!read.success) return say({ ok: false, kind: 'malformed-join' })
        try {
          say(await work({ ...read.data, socket }))
        } catch (fault) {
          log.error({ err: fault }, 'a meeting could not be read') // unanswered: the client asks again
        }
      })
    asks('meeting:join', take)
    asks('meeting:mine', async (follower): Promise<MineAnswered> => {
      const viewed = await viewMyPart(callerOf(follower), follower)
      const held = meetings.get(follower.assessmentId)?.followers.get(socket.id)
      if (held && viewed.ok) {
        held.drives = viewed.value.abilities.drive
        if (held.drives && !viewed.value.isFacilitatorHere)
          await sayHere(callerOf(held), sayHereInput.parse({ ...place(held), isHere: true }))
      }
      return viewed.ok ? { ok: true, mine: viewed.value } : { ok: false, kind: viewed.refusal.kind }
    })
    socket.on('disconnect', () => {
      for (const assessmentId of meetings.keys()) leave(socket, assessmentId)
    })
  }

  /** Read once to judge, and again once broadcasts are heard, so that nothing falls between. */
  async function take(follower: Follower): Promise<JoinedMeeting> {
    const { socket, assessmentId } = follower
    const asked = await viewBoard(callerOf(follower), follower)
    if (!asked.ok) return { ok: false, kind: asked.refusal.kind }
    const meeting = meetings.get(assessmentId) ?? EMPTY()
    meetings.set(assessmentId, meeting)
    meeting.followers.set(socket.id, follower)
    remember(meeting, asked.value)
    void socket.join(room(assessmentId))
    rights.hold(socket, room(assessmentId), {
      of: { council: asked.value.councilId },
      ask: () => viewMeetingAccess(callerOf(follower), follower),
      ends: (reason) => {
        leave(socket, assessmentId)
        socket.emit('meeting:ended', { reason })
      },
    })
    const viewed = await viewBoard(callerOf(follower), follower)
    if (!viewed.ok || !socket.connected) leave(socket, assessmentId)
    return viewed.ok ? { ok: true, board: viewed.value } : { ok: false, kind: viewed.refusal.kind }
  }
  const remember = (meeting: Meeting, board: Board) => {
    meeting.questionIds = new Set(board.questionIds)
  }

  function leave(socket: SeatedSocket, assessmentId: string) {
    const meeting = meetings.get(assessmentId)
    const gone = meeting?.followers.get(socket.id)
    if (!meeting?.followers.delete(socket.id)) return
    if (gone?.drives) setTimeout(() => void left(gone), BACK_WITHIN).unref()
    rights.release(socket, room(assessmentId))
    void socket.leave(room(assessmentId))
    if (meeting.followers.size === 0) meetings.delete(assessmentId)
  }

  /** Whoever drives has gone, unless another screen of theirs is here. One at another node says so itself once it hears of it. */
  async function left(gone: Follower) {
    const others = meetings.get(gone.assessmentId)?.followers.values() ?? []
    if ([...others].some(({ drives, socket }) => drives && socket.data.userId === gone.socket.data.userId)) return
    await sayHere(callerOf(gone), sayHereInput.parse({ ...place(gone), isHere: false })).catch((fault) =>
      log.error({ err: fault }, 'that whoever drives a meeting has gone could not be said'),
    )
  }

  /** One reading and one broadcast for whatever was told while the last one was under way. */
  function broadcast(assessmentId: string, meeting: Meeting) {
    if (meeting.isDue) return
    meeting.isDue = true
    meeting.turn = meeting.turn
      .then(async () => {
        const wait = meeting.sentAt + SPACING - performance.now()
        if (wait > 0) await new Promise((over) => setTimeout(over, wait))
        meeting.isDue = false
        meeting.sentAt = performance.now()
        for (const follower of meeting.followers.values()) {
          const viewed = await viewBoard(callerOf(follower), follower)
          if (!viewed.ok) continue // this one's right has ended; the next one reads
          remember(meeting, viewed.value)
          io.local.to(room(assessmentId)).emit('meeting:changed', viewed.value)
          return
        }
      })
      .catch((fault) => {
        log.error({ err: fault }, 'a meeting could not be read, so its people join again')
        for (const { socket } of meeting.followers.values()) socket.disconnect(true)
      })
  }

  function heard(said: Announcement) {
    if (!('id' in said)) return
    for (const [assessmentId, meeting] of meetings)
      if (assessmentId === said.id || meeting.questionIds.has(said.id)) broadcast(assessmentId, meeting)
  }
  const missed = () => {
    for (const [assessmentId, meeting] of meetings) broadcast(assessmentId, meeting)
  }
  return { attend, heard, missed }
}

const EMPTY = () => ({
  questionIds: new Set<string>(),
  followers: new Map<string, Follower>(),
  turn: Promise.resolve(),
  isDue: false,
  sentAt: 0,
})
