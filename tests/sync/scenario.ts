import * as Y from 'yjs'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { inMemory } from '@/lib/sync/browser/unsent-store'
import { editBody } from '@/lib/sync/wire/frame'
import { TEXT_SCHEMA } from '@/lib/sync/wire/protocol'
import { type Random, randomOf, type VirtualTime, virtualTime } from '../kit/virtual-time'
import { Between, ClientEnd, type Fault, Line, ServerProcess } from './simulated'
import { type Log, type Name, SimulatedLog } from './simulated-log'

const NAMES: Name[] = ['ann', 'bob', 'cai']
/** Beyond the basic plane, Welsh, right to left, and marks that combine: what goes wrong first when bytes are cut. */
const FILLERS = ['🏛️👩‍👩‍👧', 'ŵŷ Llŷn', 'שלום', 'e\u0301a\u0308', 'plain']

/** Somebody at a device: what they typed, what they were told is saved, and what is kept for when they come again. */
class Typist {
  readonly kept = inMemory()
  readonly typed: string[] = []
  readonly saved = new Set<string>()
  connection: Connection
  end: ClientEnd
  private n = 0

  constructor(
    readonly name: Name,
    private readonly log: Log,
    private readonly time: VirtualTime,
    private readonly random: Random,
    private readonly dial: (end: ClientEnd) => Line | undefined,
  ) {
    ;[this.connection, this.end] = this.open()
  }

  private open(): [Connection, ClientEnd] {
    const end = new ClientEnd(this.log.people[this.name], this.dial)
    const doc = new Y.Doc()
    doc.clientID = this.random.below(2 ** 31)
    const connection = connectDocument({
      baseUrl: '',
      council: 'c',
      documentId: this.log.place.documentId,
      doc,
      unsent: this.kept,
      dial: () => end,
    })
    connection.on(() => {
      if (connection.state().kind === 'saved') for (const word of this.typed) this.saved.add(word)
    })
    return [connection, end]
  }

  get text() {
    return this.connection.doc.getText('words')
  }

  /** A word that is nobody else's, with something odd beside it that may be deleted again. */
  type() {
    const word = `«${this.name}.${this.n++}»`
    this.typed.push(word)
    const filler = FILLERS[this.random.below(FILLERS.length)] as string
    const at = this.random.happens(0.5) ? 0 : this.text.length
    this.text.insert(at, word)
    this.text.insert(at + word.length, filler)
    if (this.random.happens(0.4)) this.text.delete(at + word.length, filler.length)
  }

  /** The browser is gone without a word, and comes again with what the device kept. */
  async reopen() {
    await this.time.pass(1) // what was typed in this very turn is on the device after it
    this.end.disconnect()
    this.connection.close()
    ;[this.connection, this.end] = this.open()
  }
}

const wordsOf = (doc: Y.Doc): string[] =>
  doc
    .getText('words')
    .toString()
    .match(/«[^»]+»/g) ?? []

type OpenLog = (time: VirtualTime, random: Random, fault?: Fault) => Log
const MODELLED: OpenLog = (time, random, fault) => new SimulatedLog(time, random, fault)

/** What happened in a scenario, so that a test can see that something did. */
export type Events = Record<'kills' | 'moves' | 'partings' | 'freezes' | 'withdrawals' | 'compactions' | 'acts', number>
export const noEvents = (): Events => ({
  kills: 0,
  moves: 0,
  partings: 0,
  freezes: 0,
  withdrawals: 0,
  compactions: 0,
  acts: 0,
})

/** One scenario of one text, from its seed, in a log of its own; gives what went wrong, and adds to `events`. */
export async function play(
  seed: number,
  { fault, open = MODELLED, events = noEvents() }: { fault?: Fault; open?: OpenLog; events?: Events } = {},
): Promise<string[]> {
  const time = virtualTime()
  try {
    return await playIn(time, seed, events, open, fault)
  } finally {
    time.end()
  }
}

async function playIn(time: VirtualTime, seed: number, events: Events, open: OpenLog, fault?: Fault) {
  const random = randomOf(seed)
  const log = open(time, random, fault)
  // One node, two or three: whoever dials comes to any of those that live.
  const count = fault === 'not-read-again' ? 3 : (seed % 3) + 1
  const between = count > 1 ? new Between(time, random) : undefined
  const start = () => new ServerProcess(log, time, random, fault, between)
  const nodes: (ServerProcess | undefined)[] = Array.from({ length: count }, start)
  const dial = (end: ClientEnd) => {
    const living = nodes.filter((node) => node !== undefined)
    const server = living[living.length > 1 ? random.below(living.length) : 0]
    if (!server) return undefined
    if (end.wasAt && end.wasAt !== server) events.moves++
    const line = new Line(end, server, time, random)
    server.dialled(line)
    return line
  }
  const everybody = NAMES.map((name) => new Typist(name, log, time, random, dial))
  /** Those whose right to the text nobody has withdrawn. */
  let typists = everybody
  const someone = () => typists[random.below(typists.length)] as Typist
  const shown = new Set<string>()
  /** What somebody typed who could not write any more: it must not be in the text. */
  const tooLate: string[] = []
  const byVerb: string[] = []
  const wholeText = async () => (await log.text()).getText('words').toString()
  const hostile = new ClientEnd(log.people.eve, dial)
  const wrong: string[] = []
  let whatTheyRead = async () => {}

  const kill = async () => {
    events.kills++
    for (const one of everybody)
      for (const word of wordsOf(one.connection.doc)) if (!one.typed.includes(word)) shown.add(word)
    const which = count > 1 ? random.below(count) : 0
    nodes[which]?.kill()
    nodes[which] = undefined
    await time.pass(random.below(400))
    nodes[which] = start()
  }
  const partNodes = async () => {
    if (!between) return
    events.partings++
    between.isUp = false
    await time.pass(random.below(1_000))
    between.isUp = true
  }
  /** One node alone, for so long that the others take it for gone, while its people write on. */
  const cutOff = async () => {
    const node = nodes[random.below(count)]?.node
    if (!between || between.cutOff || !node) return
    events.partings++
    between.cutOff = node
    await time.pass(random.below(8_000))
    void time.wait(random.below(20_000)).then(() => {
      between.cutOff = undefined
    })
  }
  const compact = () =>
    void log.compact().then(
      (isDone) => void (isDone && events.compactions++),
      (failed) => wrong.push(String(failed)),
    )
  const announce = () => {
    for (const node of nodes) void time.wait(random.below(300)).then(() => node?.reconsider())
  }
  const freezeForAWhile = async () => {
    events.freezes++
    await log.freeze(true)
    const before = await wholeText()
    announce()
    for (let n = random.below(5); n > 0; n--) {
      someone().type()
      await time.pass(random.below(150))
    }
    if ((await wholeText()) !== before) wrong.push('words came into a frozen text')
    await log.freeze(false)
    announce()
  }
  /** A verb adds a word, as restoring a version does, and every node hears of it, or that it may have missed something. */
  const actByVerb = async () => {
    const authorId = log.people[someone().name]
    const doc = await log.text()
    doc.clientID = random.below(2 ** 31)
    const before = Y.encodeStateVector(doc)
    const word = `«verb.${byVerb.length}»`
    doc.getText('words').insert(0, word)
    const payload = Y.encodeStateAsUpdate(doc, before)
    const { councilId, documentId } = log.place
    const [stored] = await log.append([{ councilId, documentId, authorId, batchId: crypto.randomUUID(), payload }])
    if (!stored) return
    events.acts++
    byVerb.push(word)
    for (const node of nodes) {
      const isDeaf = random.happens(0.2)
      void time
        .wait(random.below(isDeaf ? 1_500 : 300))
        .then(() => (isDeaf ? node?.missed() : node?.bring({ authorId, payload })))
    }
  }
  const withdraw = async () => {
    if (typists !== everybody) return
    events.withdrawals++
    const gone = someone()
    await log.withdraw(log.people[gone.name])
    typists = everybody.filter((one) => one !== gone)
    gone.type()
    tooLate.push(gone.typed.at(-1) as string)
    announce()
    await time.pass(1_000)
    const read = gone.text.toString()
    whatTheyRead = async () => {
      const { kind } = gone.connection.state()
      if (kind !== 'refused') wrong.push(`${gone.name} lost the right to the text and is left with ${kind}`)
      if (gone.text.toString() !== read) wrong.push(`${gone.name} lost the right to the text and reads on`)
    }
  }
  const happenings: [share: number, what: () => unknown][] = [
    [0.66, () => someone().type()],
    [0.06, () => someone().end.breakLine()],
    [0.03, kill],
    [0.04, () => someone().reopen()],
    [0.06, compact],
    [0.04, () => gap(hostile, log)],
    [0.02, partNodes],
    [0.01, cutOff],
    [0.015, freezeForAWhile],
    [0.015, withdraw],
    [0.02, actByVerb],
    [1, () => {}],
  ]
  for (let step = 0; step < 60; step++) {
    const chance = random.next()
    let sum = 0
    const [, happen] =
      happenings.find(([share]) => {
        sum += share
        return chance < sum
      }) ?? []
    await happen?.()
    await time.pass(random.below(60))
  }
  if (between?.cutOff) await time.pass(20_000)
  await time.pass(20_000)
  const people = nodes.flatMap((node) => node?.people ?? [])
  const everywhere = people.reduce((sum, { own }) => sum + own, 0)
  for (const { shown } of people)
    if (shown !== undefined && shown !== everywhere) wrong.push(`${everywhere} sit there, and ${shown} are shown`)
  const stored = await wholeText()
  for (const one of typists) {
    const state = one.connection.state()
    if (state.kind !== 'saved') wrong.push(`${one.name} is left with ${JSON.stringify(state)}`)
    if (one.text.toString() !== stored) wrong.push(`${one.name} reads another text`)
  }
  await whatTheyRead()

  // From here on the text is frozen: what is typed now must not be in it, and must be said not to be.
  await log.freeze(true)
  const late = someone()
  late.type()
  tooLate.push(late.typed.at(-1) as string)
  await time.pass(5_000)
  const { kind } = late.connection.state()
  if (kind !== 'refused') wrong.push(`what came after the freeze was ${kind}`)

  for (const one of typists)
    if (one !== late && one.text.toString() !== (await wholeText()))
      wrong.push(`${one.name} reads another text after the freeze`)
  const final = wordsOf(await log.text())
  const expected = typists.flatMap(({ typed }) => typed).filter((word) => !tooLate.includes(word))
  const missing = [...expected, ...byVerb].filter((word) => !final.includes(word))
  if (missing.length > 0) wrong.push(`missing: ${missing}`)
  if (new Set(final).size !== final.length) wrong.push('something is there twice')
  for (const word of tooLate) if (final.includes(word)) wrong.push(`${word} came too late and is in the text`)
  const saved = everybody.flatMap((one) => [...one.saved])
  for (const word of [...shown, ...saved])
    if (!tooLate.includes(word) && !final.includes(word)) wrong.push(`${word} was shown or saved and is lost`)
  for (const word of tooLate) if (saved.includes(word)) wrong.push(`${word} came too late and was shown as saved`)
  for (const { connection } of everybody) connection.close()
  hostile.disconnect()
  await time.pass(1_000)
  if (nodes.some((node) => node?.openTexts)) wrong.push('nobody has the text open, and it is not closed')
  for (const node of nodes) node?.kill()
  await time.pass(60_000)
  if (time.waiting() > 0) wrong.push(`${time.waiting()} timers never end`)

  const replayed = await wholeText()
  const [isSnapshot] = await Promise.all([log.compact(), time.pass(100)])
  if (replayed !== (await wholeText()))
    wrong.push(`the ${isSnapshot ? 'snapshot' : 'log'} reads otherwise than the log`)
  return wrong
}

/** An update that builds on words that nobody has. */
function gap(hostile: ClientEnd, log: Log) {
  const doc = new Y.Doc()
  doc.getText('words').insert(0, 'never sent')
  const before = Y.encodeStateVector(doc)
  doc.getText('words').insert(10, ' and then')
  const join = { council: 'c', documentId: log.place.documentId, stateVector: 'AA==', schema: TEXT_SCHEMA }
  const payload = Y.encodeStateAsUpdate(doc, before)
  const harm = ({ room }: { room?: number }) =>
    room !== undefined && hostile.emit('update', room, editBody({ counter: 1, batchId: crypto.randomUUID(), payload }))
  hostile.emit('document:join', join, harm)
}
