import { randomInt } from 'node:crypto'
import { type Ask, type Counts, type Fate, NO_COUNTS, type Place } from './crowd'
import type { Name } from './servers'
import { caretAt, readRuns, typist } from './typist'
import { CONNECT } from './wires/connect'
import type { Wire } from './wires/wire'

/**
 * Many clients in a process of their own, so that what they cost falls neither on the server nor on who measures. Who
 * sits in one text sits in one process: a keystroke is sent and seen by the same clock.
 */
type Editor = {
  client: number
  wire: Wire
  press: () => void
  move: () => void
  reopen: () => Promise<void>
  /** How many were typed, came to another screen, are acknowledged. */
  sent: number
  shown: number
  stored: number
  /** When each keystroke was sent. */
  sentAt: number[]
  company: number
}
const editors: Editor[] = []
const counts: Counts = { ...NO_COUNTS }
let waits: number[] = []
let isGoing = false
let inFlight = 0
const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))

async function open(peer: Name, url: string, places: Place[], atOnce: number) {
  const waiting = places.flatMap((place) => {
    const room = new Map<number, Editor>()
    return place.cookies.map((cookie) => () => sitDown(peer, url, place, cookie, room))
  })
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await next()
    }),
  )
}

async function sitDown(peer: Name, url: string, place: Place, cookie: string, room: Map<number, Editor>) {
  const client = randomInt(2 ** 31, 2 ** 32) // as long in bytes as nearly all of Yjs' own
  const key = typist(client)
  const heard = (update: Uint8Array) => {
    if (update.byteLength < 4) return
    const now = performance.now()
    readRuns(update, (author, clock, length) => {
      const writer = room.get(author)
      if (!writer || writer === me) return
      counts.deliveries += length
      if (inFlight === 0) for (let at = clock; at < clock + length; at++) waits.push(now - (writer.sentAt[at] ?? now))
      if (clock + length <= writer.shown) return
      writer.shown = clock + length
      keepInFlight(writer)
    })
  }
  const moved = (carets: number) => {
    counts.carets += carets
  }
  const acknowledged = (edits: number) => {
    me.stored = edits
  }
  const connect = () => CONNECT[peer]({ url, ...place, cookie, client, heard, moved, acknowledged })
  const me: Editor = {
    client,
    wire: undefined as unknown as Wire,
    press: () => {
      const update = key()
      me.sentAt[me.sent++] = inFlight === 0 ? performance.now() : 0
      counts.keys++
      counts.awaited += me.company
      me.wire.send(update)
    },
    move: () => {
      counts.moves++
      me.wire.move(caretAt(client, counts.moves % 1_000))
    },
    reopen: async () => {
      me.wire = await connect()
    },
    sent: 0,
    shown: 0,
    stored: 0,
    sentAt: [],
    company: place.cookies.length - 1,
  }
  room.set(client, me)
  await me.reopen()
  editors.push(me)
}

/** Saturation: as soon as a keystroke is on one other screen, the next is typed. The same count for all, who acknowledge or not. */
function keepInFlight(editor: Editor) {
  while (isGoing && editor.sent - editor.shown < inFlight) editor.press()
}

/** Everybody does something this many times a second, each at a moment of their own. */
async function paced(perSecond: number, work: (editor: Editor) => void) {
  const every = 1000 / perSecond
  await Promise.all(
    editors.map(async (editor, at) => {
      for (let next = performance.now() + (every * at) / editors.length; isGoing; next += every) {
        await pause(Math.max(0, next - performance.now()))
        if (isGoing) work(editor)
      }
    }),
  )
}

/** Comes again until the server lets it in, as a client does: not at the same moment as all others. */
async function comeBack(editor: Editor) {
  for (;;) {
    await pause(300 * Math.random())
    const isBack = await editor.reopen().then(
      () => true,
      () => false,
    )
    if (isBack) return editor.move()
  }
}

const ANSWERS: { [A in Ask as A['do']]: (ask: A) => unknown } = {
  open: ({ peer, url, places, atOnce }) => open(peer, url, places, atOnce),
  type: ({ perSecond }) => void start(() => paced(perSecond, (editor) => editor.press())),
  move: ({ perSecond }) => void start(() => paced(perSecond, (editor) => editor.move())),
  saturate: (ask) =>
    void start(async () => {
      inFlight = ask.inFlight
      for (const editor of editors) keepInFlight(editor)
    }),
  moveOnce: () => {
    for (const editor of editors) editor.move()
  },
  stop: async () => {
    isGoing = false
    await pause(200)
    for (let n = 0; n < 100 && counts.deliveries < counts.awaited; n++) await pause(50)
  },
  counts: (): Counts => {
    let [bytes, frames] = [0, 0]
    for (const { wire } of editors) {
      bytes += wire.bytesIn()
      frames += wire.framesIn()
    }
    const { user, system } = process.cpuUsage()
    return { ...counts, bytes, frames, cpu: (user + system) / 1e6 }
  },
  waits: () => {
    const taken = waits
    waits = []
    return Float64Array.from(taken)
  },
  fates: (): Fate[] => editors.map(({ client, sent, shown, stored }) => ({ client, sent, shown, stored })),
  comeBack: () => Promise.all(editors.map(comeBack)),
  leave: () => {
    for (const { wire } of editors.splice(0)) wire.close()
  },
}
function start(work: () => Promise<void>) {
  isGoing = true
  void work()
}

process.on('disconnect', () => process.exit())
process.on('message', async ({ id, ask }: { id: number; ask: Ask }) => {
  try {
    process.send?.({ id, answer: await (ANSWERS[ask.do] as (ask: Ask) => unknown)(ask) })
  } catch (fault) {
    process.send?.({ id, fault: String(fault) })
  }
})
