import { io, type Socket } from 'socket.io-client'
import { Decoder, Encoder } from '../sync/wire/frame'
import type { JoinedMeeting, MeetingEnded, MineAnswered } from './protocol'
import type { Board } from './view-board'
import type { MyPart } from './view-my-part'

export type MeetingConnection = {
  board: () => Board | undefined
  mine: () => MyPart | undefined
  /** Whether what is shown is as it is now; else it is as it was when the line broke. */
  state: () => 'connecting' | 'live' | 'offline' | 'ended'
  on: (listener: (event: 'board' | 'mine' | 'state') => void) => () => void
  /** Asks for one's own part again: after acting, or when enough scores may be in. */
  refresh: () => void
  /** What the browser says of its network, long before a silent line is noticed: gone, or there again. */
  network: (isThere: boolean) => void
  close: () => void
}

export type ConnectMeeting = {
  baseUrl: string
  council: string
  assessmentId: string
  /** For Node, where no browser adds it. */
  cookie?: string
  transports?: ('websocket' | 'polling')[]
  /** A screen of the room asks for nobody's own part. */
  isRoomScreen?: boolean
}

/** Milliseconds: whoever has just signed in anew has the answer with their new session by then. */
const AGAIN_AFTER = 300
const ANSWER_WITHIN = 10_000
/** Everybody asks for their own part after a broadcast, but not in the same millisecond. */
const SPREAD_MS = 300
/** Nor more often than this, however fast boards come: 25 people recording their stand are 25 boards. */
const ASK_EVERY_MS = 1_000

/** One meeting, followed in a browser or in Node. The board comes by broadcast and is drawn at once; one's own part is asked for after it. */
export function connectMeeting(options: ConnectMeeting): MeetingConnection {
  const { council, assessmentId } = options
  const place = { council, assessmentId }
  const listeners = new Set<(event: 'board' | 'mine' | 'state') => void>()
  let board: Board | undefined
  let mine: MyPart | undefined
  let state: 'connecting' | 'live' | 'offline' | 'ended' = 'connecting'
  let asked = 0
  let asking: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  const socket = dial(options)

  const tell = (event: 'board' | 'mine' | 'state') => {
    for (const listener of listeners) listener(event)
  }
  function become(next: typeof state) {
    if (state === 'ended' || state === next) return
    state = next
    tell('state')
  }
  function draw(next: Board) {
    if (board && next.version < board.version) return
    board = next
    tell('board')
    ask(Math.max(Math.random() * SPREAD_MS, asked + ASK_EVERY_MS - Date.now()))
  }
  function ask(inMs: number) {
    if (options.isRoomScreen) return
    asking ??= setTimeout(() => {
      asking = undefined
      asked = Date.now()
      socket.timeout(ANSWER_WITHIN).emit('meeting:mine', place, (fault: Error | null, answer: MineAnswered) => {
        if (fault || !answer.ok) return void (fault && socket.connected && ask(1_000))
        mine = answer.mine
        tell('mine')
        if (board && mine.version > board.version) join()
      })
    }, inMs)
  }
  function join() {
    socket.timeout(ANSWER_WITHIN).emit('meeting:join', place, (fault: Error | null, answer: JoinedMeeting) => {
      if (fault) return void (socket.connected && setTimeout(join, 1_000))
      if (!answer.ok) return become('ended')
      become('live')
      draw(answer.board)
    })
  }

  socket.on('connect', join)
  socket.on('meeting:changed', draw)
  socket.on('meeting:ended', ({ reason }: MeetingEnded) => {
    if (reason === 'signed-out') return // this browser may be signed in anew: the next connection tells
    become('ended')
    socket.disconnect()
  })
  socket.on('disconnect', (reason) => {
    become('offline')
    if (reason === 'io server disconnect' && state !== 'ended') again = setTimeout(() => socket.connect(), AGAIN_AFTER)
  })
  socket.on('connect_error', (fault) => {
    if (fault.message === 'signed-out') return become('ended')
    become('offline')
    if (fault.message === 'try-again') setTimeout(() => socket.connect(), 2_000)
  })

  return {
    board: () => board,
    mine: () => mine,
    state: () => state,
    on: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    refresh: () => {
      clearTimeout(asking)
      asking = undefined
      ask(0)
    },
    network: (isThere) => {
      if (state === 'ended') return
      socket.disconnect()
      become('offline')
      if (isThere) socket.connect()
    },
    close: () => {
      clearTimeout(asking)
      clearTimeout(again)
      socket.disconnect()
    },
  }
}

const dial = (options: ConnectMeeting): Socket =>
  io(options.baseUrl, {
    path: '/socket.io',
    parser: { Encoder, Decoder },
    transports: options.transports ?? ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
    forceNew: true,
    ...(options.cookie ? { extraHeaders: { cookie: options.cookie } } : {}),
  })
