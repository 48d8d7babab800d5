import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'

/** A text's whole making: one Yjs update for each edit, with its author's place in the list of authors and its moment. */
export type History = {
  edits: { update: Uint8Array; author: number; at: Date }[]
  /** The least that Yjs can say the finished text in: one update of the document without what is deleted. */
  least: Uint8Array
  text: string
}

/** A trace of real typing in the form of the public editing traces, as JSON or gzipped: `{ txns: [{ patches: [[at, deleted, inserted]] }] }`. */
const { CONCORD_BENCH_TRACE: TRACE } = process.env
const AUTHORS = 4
/** An answer is no longer than this; from here on as much is deleted as is written. */
const LONGEST = 40_000
const VOCABULARY =
  'the council has a plan and reviews it each quarter with its partners residents tell us what they need officers members budget evidence scrutiny committee housing services performance risk audit decision improve learn share trust'.split(
    ' ',
  )

/** So many edits as people make them: bursts and pauses, slips taken back, passages rewritten and cut, the caret moved. The same for the same number. */
export function makeHistory(edits: number): History {
  const chance = seeded(edits)
  const below = (limit: number) => Math.floor(chance() * limit)
  const pad = startPad()
  const { paragraphs } = pad
  const enter = (at: number) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText()])
    paragraphs.insert(at, [paragraph])
  }
  const textAt = (at: number) => (paragraphs.get(at) as Y.XmlElement).get(0) as Y.XmlText
  let [where, caret, letters] = [0, 0, 0]
  const insert = (typed: string) =>
    pad.edit(90 + below(200), () => {
      textAt(where).insert(caret, typed)
      caret += typed.length
      letters += typed.length
    })
  const erase = (from: number, length: number) =>
    pad.edit(60 + below(120), () => {
      textAt(where).delete(from, length)
      caret = from
      letters -= length
    })
  pad.edit(0, () => enter(0))
  while (pad.edits.length < edits) {
    if (chance() < 0.02) pad.newVisit(below(AUTHORS), 60_000 + below(3_600_000))
    const isAtEnd = chance() < 0.6
    where = isAtEnd ? paragraphs.length - 1 : below(paragraphs.length)
    caret = isAtEnd ? textAt(where).length : below(textAt(where).length + 1)
    pad.wait(500 + below(20_000))
    const length = textAt(where).length
    if (length > 20 && chance() < (letters > LONGEST ? 0.9 : 0.12)) {
      const from = below(length - 10)
      erase(from, Math.min(length - from, 10 + below(letters > LONGEST ? 150 : 60)))
    } else if (isAtEnd && length > 300 + below(400)) {
      pad.edit(200, () => enter(++where))
      caret = 0
    }
    for (let words = 1 + below(12); words > 0 && pad.edits.length < edits; words--) {
      for (const letter of `${VOCABULARY[below(VOCABULARY.length)]} `) {
        insert(letter)
        if (chance() > 0.03) continue
        for (let back = 1 + below(4); back > 0 && caret > 0; back--) erase(caret - 1, 1)
      }
    }
  }
  return pad.history(edits)
}

/** The edits of the trace file, one update for each of its transactions, or undefined where none is given. */
export function readTrace(): History | undefined {
  if (!TRACE) return undefined
  const file = readFileSync(TRACE)
  const json = (TRACE.endsWith('.gz') ? gunzipSync(file) : file).toString()
  const { txns } = JSON.parse(json) as { txns: { patches: [number, number, string][] }[] }
  const pad = startPad()
  const text = new Y.XmlText()
  pad.edit(0, () => pad.paragraphs.insert(0, [text]))
  for (const { patches } of txns)
    pad.edit(150, () => {
      for (const [at, deleted, inserted] of patches) {
        if (deleted > 0) text.delete(at, deleted)
        if (inserted) text.insert(at, inserted)
      }
    })
  return pad.history(pad.edits.length)
}

function startPad() {
  const doc = new Y.Doc()
  doc.clientID = 2 ** 31 // the same history has the same bytes
  const edits: History['edits'] = []
  let [author, moment, visits] = [0, Date.parse('2026-01-05T09:00:00Z'), 0]
  doc.on('update', (update: Uint8Array) => edits.push({ update, author, at: new Date(moment) }))
  const paragraphs = doc.getXmlFragment('default')
  const wait = (ms: number) => {
    moment += ms
  }
  return {
    edits,
    paragraphs,
    wait,
    edit: (ms: number, work: () => void) => {
      wait(ms)
      doc.transact(work)
    },
    /** Somebody comes again or for the first time: Yjs gives every page that is opened a number of its own. */
    newVisit: (who: number, after: number) => {
      wait(after)
      author = who
      doc.clientID = 2 ** 31 + ++visits * 7_919
    },
    history: (most: number): History => {
      const kept = edits.slice(0, most)
      const whole = new Y.Doc()
      whole.transact(() => {
        for (const { update } of kept) Y.applyUpdate(whole, update)
      })
      return { edits: kept, least: Y.encodeStateAsUpdate(whole), text: whole.getXmlFragment('default').toString() }
    },
  }
}

/** Mulberry32. */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
