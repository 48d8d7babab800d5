import { randomUUID } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { cursorBytes } from '@/lib/sync/wire/cursor'
import { encoded } from '@/lib/sync/wire/encoded'
import { editBody, FRAMES, type FrameName, frameOf, readEdits, readFrame, SEATS } from '@/lib/sync/wire/frame'
import type { Random } from '../kit/virtual-time'

/** What an attacker knows of the text that it goes for. */
export type Target = { council: string; documentId: string; otherDocumentId: string; honestClients: number[] }
type Frame = string | Uint8Array

/** Milliseconds. */
const PATIENCE = 2_000

/** A connection without the library: it says whatever it is given, in Engine.IO's and Socket.IO's own letters. */
export class RawLine {
  readonly heardEdits: Uint8Array[] = []
  isUp = false
  private waiting: { begins: string[]; told: (said: string) => void }[] = []

  private constructor(private readonly ws: WebSocket) {
    ws.on('message', (data: Buffer, isBinary) => (isBinary ? this.hearBytes(data) : this.hear(String(data))))
    ws.on('error', () => {}) // the server may end it at any moment: that is what it should do
    ws.on('close', () => {
      this.isUp = false
      for (const { told } of this.waiting.splice(0)) told('')
    })
  }

  /** Connects, and asks to be let in as whoever the cookie says, where there is one. */
  static async open(baseUrl: string, cookie?: string): Promise<RawLine> {
    const headers = cookie ? { cookie } : undefined
    const ws = new WebSocket(`${baseUrl.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers })
    const line = new RawLine(ws)
    await line.told('0')
    line.isUp = ws.readyState === WebSocket.OPEN
    line.send('40')
    await line.told('40', '44')
    return line
  }

  send(frame: Frame) {
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(frame)
  }
  /** What it is told that begins so, or nothing: one who is told nothing for long, having said something fatal, hangs up. */
  private told(...begins: string[]): Promise<string> {
    if (this.ws.readyState > WebSocket.OPEN) return Promise.resolve('')
    const patience = setTimeout(() => this.close(), PATIENCE)
    return new Promise<string>((told) => this.waiting.push({ begins, told })).finally(() => clearTimeout(patience))
  }

  /** Asks and waits for the answer: whatever was sent before has been read by then. */
  async ask(name: string, frame: unknown): Promise<Record<string, unknown>> {
    this.send(`427${JSON.stringify([name, frame])}`)
    const said = await this.told('437')
    return said === '' ? {} : JSON.parse(said.slice(3))[0]
  }
  close() {
    this.ws.terminate()
  }

  private hear(said: string) {
    if (said === '2') return this.send('3')
    const isMeant = ({ begins }: { begins: string[] }) => begins.some((begin) => said.startsWith(begin))
    for (const { told } of this.waiting.filter(isMeant)) told(said)
    this.waiting = this.waiting.filter((one) => !isMeant(one))
  }
  private hearBytes(data: Buffer) {
    const { name, body } = readFrame(data)
    if (name === 'edits') this.heardEdits.splice(0, 20, ...readEdits(body))
  }
}

/** One struct of text as Yjs writes it, with whatever ids one likes, and what it claims to delete. */
function handMade(made: {
  client: number
  clock: number
  beside?: [number, number]
  deletes?: [number, number, number]
}) {
  return encoded((update) => {
    const numbers = (...list: number[]) => {
      for (const number of list) encoding.writeVarUint(update, number)
    }
    numbers(1, 1, made.client, made.clock)
    encoding.writeUint8(update, made.beside ? 0x84 : 0x04)
    if (made.beside) numbers(...made.beside)
    else {
      numbers(1)
      encoding.writeVarString(update, 'words')
    }
    encoding.writeVarString(update, 'harm')
    if (made.deletes) numbers(1, made.deletes[0], 1, made.deletes[1], made.deletes[2])
    else numbers(0)
  })
}

const NAMES = [
  'document:join',
  'document:leave',
  'meeting:join',
  'meeting:mine',
  'update',
  'presence',
  'opened',
  'error',
]
const RESERVED = ['connect', 'disconnect', 'disconnecting', 'newListener', 'removeListener', 'connect_error']
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'council', 'documentId', 'stateVector', 'then', 'ok']

/** Frames from a seed, endlessly: what somebody might send who means harm or whose client is broken. */
export class Attacker {
  readonly sent: Record<string, number> = {}
  /** The seat that it has, where it has one. */
  seat = 0
  private readonly doc = new Y.Doc()
  private readonly own: Uint8Array[] = []
  private counter = 0

  constructor(
    private readonly random: Random,
    private readonly target: Target,
    private readonly line: () => RawLine,
  ) {
    this.doc.clientID = random.below(2 ** 31)
    this.doc.on('update', (update: Uint8Array) => this.own.push(update))
  }

  private readonly kinds: [weight: number, name: string, make: () => Frame | Frame[]][] = [
    [2, 'fuzz', () => this.bytes(this.random.below(300))],
    [8, 'fuzzed edit', () => this.update(this.bytes(this.random.below(300)))],
    [10, 'bits flipped', () => this.update(this.flipped(this.honestEdit()))],
    [8, 'truncated', () => this.update(this.cut(this.honestEdit()))],
    [1, 'frame truncated', () => this.cut(this.update(this.honestEdit()))],
    [0.03, 'huge', () => this.bytes(this.random.happens(0.5) ? 1_100_000 : 900_000)],
    [0.2, 'large edit', () => this.update(this.bytes(420_000))],
    [8, 'wrong document', () => frameOf('update', this.random.below(SEATS), editBody(this.edit(this.honestEdit())))],
    [3, 'a frame of the server', () => frameOf(this.one(FRAMES), this.seat, this.bytes(this.random.below(100)))],
    [8, 'forged author', () => this.update(handMade({ client: this.victim(), clock: this.random.below(5_000) }))],
    [
      6,
      'far future',
      () => this.update(handMade({ client: this.doc.clientID, clock: 2 ** (20 + this.random.below(33)) })),
    ],
    [6, 'predecessor never comes', () => this.gap()],
    [3, 'deletes what is not there', () => this.deletion()],
    [8, 'presence bomb', () => this.many('presence', () => this.bytes(this.random.below(60)))],
    [
      6,
      'presence',
      () => frameOf('presence', this.seat, this.random.happens(0.5) ? this.cursor() : Buffer.from(this.text(50))),
    ],
    [8, 'replay', () => this.replay()],
    [6, 'malformed join', () => `42${this.random.below(7)}${JSON.stringify(['document:join', this.odd(3)])}`],
    [3, 'join of what is not theirs', () => `428${JSON.stringify(['document:join', this.join()])}`],
    [5, 'odd event', () => `42${JSON.stringify([this.one(NAMES), this.odd(3), this.odd(2)])}`],
    [0.3, 'reserved event', () => `42${JSON.stringify([this.one(RESERVED), this.odd(2)])}`],
    [0.3, 'JSON bomb', () => `42["document:join",${this.nested(1 + this.random.below(20_000))}]`],
    [0.3, 'broken JSON', () => `42${this.text(60)}`],
    [0.6, 'wrong packet', () => `4${this.random.below(10)}${this.random.happens(0.5) ? '1-' : ''}${this.text(20)}`],
    [0.6, 'wrong engine packet', () => `${this.random.below(10)}${this.text(20)}`],
  ]

  /** Says the next of them, and how many frames it was. */
  attack(): number {
    let left = this.random.next() * this.kinds.reduce((sum, [weight]) => sum + weight, 0)
    const isIt = ([weight]: [number, ...unknown[]]) => {
      left -= weight
      return left < 0
    }
    const [, name, make] = this.kinds.find(isIt) ?? this.one(this.kinds)
    const frames = [make()].flat()
    for (const frame of frames) this.line().send(frame)
    this.sent[name] = (this.sent[name] ?? 0) + frames.length
    return frames.length
  }

  /** Well made, and of letters that are nobody's. */
  private cursor() {
    const item = { client: this.random.below(2 ** 32), clock: this.random.below(2 ** 50) }
    return cursorBytes({ anchor: { item }, head: { tname: 'default', assoc: -1 } })
  }
  private one = <T>(list: readonly T[]) => list[this.random.below(list.length)] as T
  private victim = () => this.one(this.target.honestClients)
  private bytes = (length: number) => Uint8Array.from({ length }, () => this.random.below(256))
  private text = (length: number) => String.fromCharCode(...Array.from({ length }, () => 32 + this.random.below(400)))
  private cut = (bytes: Uint8Array) => bytes.slice(0, this.random.below(bytes.byteLength))
  private flipped(bytes: Uint8Array) {
    const changed = bytes.slice()
    for (let n = 1 + this.random.below(4); n > 0; n--)
      changed[this.random.below(changed.length)] = this.random.below(256)
    return changed
  }

  /** An edit that is one, as its own client would make it. */
  private honestEdit(): Uint8Array {
    this.doc.getText('words').insert(0, this.text(1 + this.random.below(8)))
    return this.own.at(-1) as Uint8Array
  }
  private edit = (payload: Uint8Array) => ({ counter: ++this.counter, batchId: randomUUID(), payload })
  private update = (payload: Uint8Array) => frameOf('update', this.seat, editBody(this.edit(payload)))
  private many = (name: FrameName, body: () => Uint8Array) =>
    Array.from({ length: 10 }, () => frameOf(name, this.seat, body()))
  private gap() {
    const beside: [number, number] = [this.random.below(2 ** 31), this.random.below(1_000)]
    return this.update(handMade({ client: this.random.below(2 ** 31), clock: 0, beside }))
  }
  private deletion() {
    const clock = 1_000_000 + this.random.below(2 ** 30)
    return this.update(handMade({ client: this.doc.clientID, clock: 0, deletes: [this.victim(), clock, 2 ** 20] }))
  }
  /** What it has sent before, or what it has heard others write, again or under another name. */
  private replay() {
    const heard = this.line().heardEdits
    const payload = heard.length > 0 && this.random.happens(0.5) ? this.one(heard) : (this.own[0] ?? this.honestEdit())
    const again = frameOf('update', this.seat, editBody(this.edit(payload)))
    return [again, again]
  }
  private join() {
    const { council, documentId, otherDocumentId } = this.target
    const [text, place] = [
      this.one([documentId, otherDocumentId, randomUUID()]),
      this.one([council, 'other', '__proto__']),
    ]
    return {
      council: place,
      documentId: text,
      stateVector: this.one(['AA==', '/////w==', '']),
      schema: this.one([0, 1, 2]),
    }
  }
  private nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  private odd(depth: number): unknown {
    const chance = this.random.below(depth > 0 ? 9 : 6)
    if (chance === 0) return null
    if (chance === 1) return this.random.below(2 ** 31) * (this.random.happens(0.5) ? 1 : -1e300)
    if (chance === 2) return this.text(this.random.below(40))
    if (chance === 3) return this.random.happens(0.5)
    if (chance === 4) return this.one([this.target.documentId, this.target.council, 'AA=='])
    if (chance === 5) return '\0'
    if (chance === 6) return Array.from({ length: this.random.below(5) }, () => this.odd(depth - 1))
    // By its text, because a literal would set the prototype and not the key.
    const entries = Array.from({ length: this.random.below(5) }, () => {
      return `${JSON.stringify(this.one(KEYS))}:${JSON.stringify(this.odd(depth - 1))}`
    })
    return JSON.parse(`{${entries}}`)
  }
}
