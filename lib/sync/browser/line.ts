import { io, type Socket } from 'socket.io-client'
import { Decoder, Encoder } from '../wire/frame'
import type { Leaving } from '../wire/protocol'
import { pauses } from './pauses'

export type Transport = 'websocket' | 'polling'
export type Hear = (...args: never[]) => void

/** A way to the server, as far as a text needs one: what Socket.IO calls a socket. */
export interface Line {
  readonly connected: boolean
  on(name: string, hear: Hear): unknown
  emit(name: string, ...args: unknown[]): unknown
  timeout(ms: number): {
    emit(name: string, message: unknown, answered: (fault: Error | null, answer?: unknown) => void): unknown
  }
  /** Tries again after the server has said no. */
  connect(): unknown
  disconnect(): unknown
}

export type LineOptions = {
  baseUrl: string
  /** For Node, where no browser adds it. */
  cookie?: string
  /** One alone is kept to; both are tried, websocket first. */
  transports?: Transport[]
}

/** Longer than this no websocket takes to open where nobody is in its way; HTTP may. Milliseconds. */
const WITHIN = { websocket: 5_000, polling: 20_000 }
/** A websocket that lives this long is not being cut by something on the way. */
const STEADY = 60_000

/**
 * A connection that comes back by itself, with growing waits, until the server says that it is of no use. Goes by
 * websocket, by HTTP where websockets fail, and by websocket again once one has been seen to work.
 */
export function dial({ baseUrl, cookie, transports = ['websocket', 'polling'] }: LineOptions): Line {
  const [first = 'websocket'] = transports
  const options = {
    path: '/socket.io',
    parser: { Encoder, Decoder },
    forceNew: true,
    ...(cookie ? { extraHeaders: { cookie } } : {}),
  }
  const socket = io(baseUrl, {
    ...options,
    transports: [first],
    timeout: WITHIN[first],
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
  })
  const again = pauses(300, 10_000)
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0
  const comeAgain = () => {
    timer = setTimeout(() => socket.connect(), again.next())
  }
  socket.on('connect', () => {
    since = Date.now()
  })
  socket.on('disconnect', (reason) => {
    if (Date.now() - since > 10_000) again.reset()
    if (reason === 'io server disconnect') comeAgain()
  })
  socket.on('connect_error', ({ message }) => {
    if (!socket.active && message === 'try-again') comeAgain()
  })
  socket.on('server:leaving', ({ within }: Leaving) => {
    setTimeout(() => {
      if (socket.connected) socket.disconnect().connect()
    }, Math.random() * within)
  })
  const scout = () =>
    io(baseUrl, { ...options, transports: ['websocket'], timeout: WITHIN.websocket, reconnection: false })
  const stop = transports.length > 1 ? chooseTransport(socket, scout) : () => {}

  return {
    get connected() {
      return socket.connected
    },
    on: (name, hear) => socket.on(name, hear as never),
    emit: (name, ...args) => socket.emit(name, ...args),
    timeout: (ms) => socket.timeout(ms) as never,
    connect: () => socket.connect(),
    disconnect: () => {
      clearTimeout(timer)
      stop()
      socket.disconnect()
    },
  }
}

/**
 * Socket.IO changes the transport only while a connection begins. So what the next connection goes by is chosen here,
 * from how the last ones went; and from HTTP it goes back to websocket by connecting anew, after a second connection has
 * shown that websockets carry something both ways. Nothing is lost by that: what was not acknowledged is sent again.
 */
function chooseTransport(socket: Socket, scout: () => Socket): () => void {
  const { io: manager } = socket
  const look = pauses(10_000, 10 * 60_000)
  let hasWorked = false
  let failures = 0
  let cuts = 0
  let openedAt = 0
  let opening: ReturnType<typeof setTimeout> | undefined
  let looking: ReturnType<typeof setTimeout> | undefined
  let ahead: Socket | undefined

  const isOn = (transport: Transport) => manager.opts.transports?.[0] === transport
  const goBy = (transport: Transport) => {
    failures = 0
    manager.opts.transports = [transport]
    manager.timeout(WITHIN[transport])
  }
  /** Where one worked before, a server that restarts is likelier than a network that has changed. */
  const failed = () => {
    failures++
    if (!isOn('websocket')) goBy('websocket')
    else if (failures >= (hasWorked ? 3 : 1)) goBy('polling')
  }
  const lookForWebsocket = () => {
    ahead = scout()
    const over = (works: boolean) => {
      clearTimeout(waited)
      ahead?.disconnect()
      ahead = undefined
      if (!works || !isOn('polling') || !socket.connected) return lookLater()
      goBy('websocket')
      socket.disconnect().connect()
    }
    const waited = setTimeout(() => over(false), WITHIN.websocket)
    ahead.once('connect', () => over(true))
    ahead.once('connect_error', () => over(false))
  }
  const lookLater = () => {
    clearTimeout(looking)
    if (isOn('polling')) looking = setTimeout(lookForWebsocket, look.next())
  }

  manager.on('open', () => {
    clearTimeout(opening)
    // Something may let the websocket open and then swallow what it carries.
    if (isOn('websocket')) opening = setTimeout(() => manager.engine.close(), WITHIN.websocket)
  })
  socket.on('connect_error', () => {
    clearTimeout(opening)
    if (socket.active) failed()
  })
  socket.on('connect', () => {
    clearTimeout(opening)
    openedAt = Date.now()
    failures = 0
    if (isOn('websocket')) hasWorked = true
    lookLater()
  })
  socket.on('disconnect', (reason) => {
    clearTimeout(opening)
    clearTimeout(looking)
    const lived = Date.now() - openedAt
    const wasOpen = openedAt > 0
    openedAt = 0
    if (/^io (client|server) disconnect$/.test(reason)) return
    if (!wasOpen) failed()
    else if (isOn('polling')) return
    else if (lived >= STEADY) {
      cuts = 0
      look.reset()
    } else if (++cuts >= 2) goBy('polling')
  })
  return () => {
    clearTimeout(opening)
    clearTimeout(looking)
    ahead?.disconnect()
  }
}
