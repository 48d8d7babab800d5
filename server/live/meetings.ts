import type { Server } from 'socket.io'
import { z } from 'zod'
import { type Announcement, hear } from '@/lib/announce'
import { log } from '@/lib/log'
import type { JoinedMeeting, MineAnswered, NotShown } from '@/lib/meeting/protocol'
import { type Board, viewBoard } from '@/lib/meeting/view-board'
import { viewMeetingAccess } from '@/lib/meeting/view-meeting-access'
import { viewMyPart } from '@/lib/meeting/view-my-part'
import { whoseSession } from '@/lib/people/whose-session'
import type { SeatedSocket } from './socket-seat'

const join = z.object({ council: z.string().max(80), assessmentId: z.uuid().toLowerCase() })
type Place = z.output<typeof join>
type Chair = Place & { socket: SeatedSocket }
type Meeting = {
  councilId: string
  questionIds: Set<string>
  chairs: Map<string, Chair>
  turn: Promise<void>
  isDue: boolean
  /** By the clock that nobody sets. */
  sentAt: number
}

/** Broadcasts of one meeting leave at least this far apart, in milliseconds: the first after a pause at once. */
const SPACING = 100

/**
 * Who follows which meeting on this node. After each commit that a meeting hears of, the board is read once, as somebody who
 * sits there, and leaves in one broadcast to all of them.
 */
export function openMeetings(io: Server) {
  const meetings = new Map<string, Meeting>()
  const room = (assessmentId: string) => `meeting ${assessmentId}`
  const callerOf = ({ socket, council }: Chair) => ({ userId: socket.data.userId, place: { council } })

  /** Lets a connection join meetings and ask for its own part. `mayAsk` is its pace. */
  function attend(socket: SeatedSocket, mayAsk: () => boolean) {
    const asks = <A>(name: string, work: (chair: Chair) => Promise<A | { ok: false; kind: NotShown }>) =>
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
    asks('meeting:mine', async (chair): Promise<MineAnswered> => {
      const viewed = await viewMyPart(callerOf(chair), chair)
      return viewed.ok ? { ok: true, mine: viewed.value } : { ok: false, kind: viewed.refusal.kind }
    })
    socket.on('disconnect', () => {
      for (const assessmentId of meetings.keys()) leave(socket, assessmentId)
    })
  }

  /** Read once to judge, and again once broadcasts are heard, so that nothing falls between. */
  async function take(chair: Chair): Promise<JoinedMeeting> {
    const { socket, assessmentId } = chair
    const asked = await viewBoard(callerOf(chair), chair)
    if (!asked.ok) return { ok: false, kind: asked.refusal.kind }
    const meeting = meetings.get(assessmentId) ?? { ...EMPTY(), councilId: asked.value.councilId }
    meetings.set(assessmentId, meeting)
    meeting.chairs.set(socket.id, chair)
    remember(meeting, asked.value)
    void socket.join(room(assessmentId))
    const viewed = await viewBoard(callerOf(chair), chair)
    if (!viewed.ok || !socket.connected) leave(socket, assessmentId)
    return viewed.ok ? { ok: true, board: viewed.value } : { ok: false, kind: viewed.refusal.kind }
  }
  const remember = (meeting: Meeting, board: Board) => {
    meeting.questionIds = new Set(board.questionIds)
  }

  function leave(socket: SeatedSocket, assessmentId: string) {
    const meeting = meetings.get(assessmentId)
    if (!meeting?.chairs.delete(socket.id)) return
    void socket.leave(room(assessmentId))
    if (meeting.chairs.size === 0) meetings.delete(assessmentId)
  }

  /** One reading and one broadcast for whatever was told while the last one was under way. */
  function spread(assessmentId: string, meeting: Meeting) {
    if (meeting.isDue) return
    meeting.isDue = true
    meeting.turn = meeting.turn
      .then(async () => {
        const wait = meeting.sentAt + SPACING - performance.now()
        if (wait > 0) await new Promise((over) => setTimeout(over, wait))
        meeting.isDue = false
        meeting.sentAt = performance.now()
        for (const chair of meeting.chairs.values()) {
          const viewed = await viewBoard(callerOf(chair), chair)
          if (!viewed.ok) continue // this one's right has ended; the next one reads
          remember(meeting, viewed.value)
          io.local.to(room(assessmentId)).emit('meeting:changed', viewed.value)
          return
        }
      })
      .catch((fault) => {
        log.error({ err: fault }, 'a meeting could not be read, so its people join again')
        for (const { socket } of meeting.chairs.values()) socket.disconnect(true)
      })
  }

  /** Asks again for everybody whom an announcement may concern, and ends what no longer holds. */
  async function reconsider(concerns: (meeting: Meeting, chair: Chair) => boolean) {
    for (const [assessmentId, meeting] of meetings)
      for (const chair of [...meeting.chairs.values()]) {
        if (!concerns(meeting, chair)) continue
        const { socket } = chair
        const isIn = await whoseSession(socket.data.cookie)
        if (isIn && (await viewMeetingAccess(callerOf(chair), chair)).ok) continue
        leave(socket, assessmentId)
        socket.emit('meeting:ended', { reason: isIn ? 'right-withdrawn' : 'signed-out' })
      }
  }
  const reconsiderOrClose = (concerns: (meeting: Meeting, chair: Chair) => boolean) =>
    void reconsider(concerns).catch((fault) => {
      log.error({ err: fault }, 'rights could not be read again, so every meeting is closed')
      for (const { chairs } of meetings.values()) for (const { socket } of chairs.values()) socket.disconnect(true)
    })

  function heard({ topic, council, user, id }: Announcement) {
    if (topic === 'access')
      return reconsiderOrClose(
        (meeting, { socket }) => (!user || socket.data.userId === user) && (!council || meeting.councilId === council),
      )
    for (const [assessmentId, meeting] of meetings)
      if (id && (assessmentId === id || meeting.questionIds.has(id))) spread(assessmentId, meeting)
  }
  const missed = () => {
    reconsiderOrClose(() => true)
    for (const [assessmentId, meeting] of meetings) spread(assessmentId, meeting)
  }
  return { attend, close: hear(heard, missed) }
}

const EMPTY = () => ({
  questionIds: new Set<string>(),
  chairs: new Map<string, Chair>(),
  turn: Promise.resolve(),
  isDue: false,
  sentAt: 0,
})
