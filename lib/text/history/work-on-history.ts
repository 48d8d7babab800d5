import * as Y from 'yjs'
import type { EvidenceMarkId, ThreadId } from '@/db/ids'
import { takeOutUnfit } from '../../sync/wire/unfit'
import { Letters } from '../anchor/letters'
import { positionsOf } from '../anchor/positions'
import { passageAt, placeOf, type ReadText, readText, wordsBetween } from '../read-text'
import { type ComparedBlock, compareTexts } from './compare-texts'
import { wordsOf } from './diff-words'
import { makeLike, pictureOf } from './make-like'
import { type By, Replay, type Written } from './replay'

/** Two Yjs relative positions. */
export type Range = { start: Uint8Array; end: Uint8Array }
export type Anchored = Range & { id: ThreadId | EvidenceMarkId }
export type Passage = By & { text: string; words: number }

type Asked = { written: Written[] }

/** The text as it stood, as a Yjs state without what was deleted before. */
export function moment({ written, seq }: Asked & { seq: number }): { state: Uint8Array; isEmpty: boolean } {
  const { doc, fragment } = new Replay(written).upTo(seq)
  const shown = new Y.Doc()
  Y.applyUpdate(shown, Y.encodeStateAsUpdate(doc))
  return { state: Y.encodeStateAsUpdate(shown), isEmpty: readText(fragment).length === 0 }
}

/** What changed from one moment to a later one, and by whom. */
export function compare({ written, from, to }: Asked & { from: number; to: number }): ComparedBlock[] {
  const replay = new Replay(written).upTo(from)
  const earlier = readText(replay.fragment).blocks
  const later = readText(replay.upTo(to).fragment).blocks
  return compareTexts(earlier, later, replay)
}

/**
 * The words between two positions of a text, as its readers see it, their letters alone, where these hang, and whether they stand in one
 * line and reach to the end of their paragraph; `updates` are all of the text, in order.
 */
export function words({ updates, range }: { updates: Uint8Array[]; range: Range }) {
  const doc = new Y.Doc()
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update)
    takeOutUnfit(transaction)
  })
  const read = readText(doc.getXmlFragment('default'))
  const found = placesOf(doc, read, range)
  const of = new Letters(read)
  const at = found && of.between(found)
  if (!found || !at) return undefined
  const [words, letters] = [wordsBetween(read, found), of.text.slice(at[0], at[1] + 1)]
  return {
    ...{ words, letters, ...positionsOf({ first: of.idAt(at[0]), last: of.idAt(at[1]) }) },
    isOneLine: of.paragraphOf(at[0]) === of.paragraphOf(at[1]) && words.length === letters.length,
    endsParagraph: at[1] + 1 >= of.text.length || of.paragraphOf(at[1] + 1) !== of.paragraphOf(at[1]),
  }
}

/** The paragraphs of a text as it is now in which a range stands, each cut where the range begins and ends, and the one before them. */
export function passage({ updates, range }: { updates: Uint8Array[]; range: Range }) {
  const doc = new Y.Doc()
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update)
    takeOutUnfit(transaction)
  })
  const read = readText(doc.getXmlFragment('default'))
  const found = placesOf(doc, read, range)
  return found && passageAt(read, found)
}

/** Who wrote the words of a range, in the order of the text; `seq` where it was selected in an earlier one. */
export function writers({ written, seq, range }: Asked & { seq: number | null; range: Range }): Passage[] {
  const replay = seq === null ? new Replay(written).toEnd() : new Replay(written).upTo(seq)
  const read = readText(replay.fragment)
  const found = placesOf(replay.doc, read, range)
  return found ? passagesOf(read, found, replay) : []
}

/**
 * One edit that makes the text of today what it was, and changes only what differs. Anchors whose words stood then are
 * moved to these words where they do not hang on them still. Null where nothing differs.
 */
export function restore({
  written,
  seq,
  anchors,
}: Asked & { seq: number; anchors: Anchored[] }): { edit: Uint8Array; moved: Anchored[] } | null {
  const replay = new Replay(written).upTo(seq)
  const { doc, fragment } = replay
  const wanted = pictureOf(fragment)
  const then = readText(fragment)
  const stood = anchors.flatMap((anchor) => {
    const places = placesOf(doc, then, anchor)
    return places ? [{ anchor, places }] : []
  })
  replay.toEnd()
  let edit: Uint8Array | undefined
  doc.once('update', (update: Uint8Array) => {
    edit = update
  })
  doc.transact(() => makeLike(fragment, wanted))
  if (!edit) return null
  const now = readText(fragment)
  return {
    edit,
    moved: stood.flatMap(({ anchor, places }) => {
      const range = lettersAt(now, places)
      return range && !isSameRange(anchor, range) ? [{ id: anchor.id, ...range }] : []
    }),
  }
}

/** The positions of the first and the last letter between two places. */
function lettersAt(read: ReadText, places: { from: number; to: number }): Range | undefined {
  const letters = new Letters(read)
  const found = letters.between(places)
  return found && positionsOf({ first: letters.idAt(found[0]), last: letters.idAt(found[1]) })
}

const isSameRange = (a: Range, b: Range) => Buffer.compare(a.start, b.start) === 0 && Buffer.compare(a.end, b.end) === 0

function placesOf(doc: Y.Doc, read: ReadText, { start, end }: Range): { from: number; to: number } | undefined {
  const [from, to] = [placeOf(doc, read, start), placeOf(doc, read, end)]
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined
}

/** The words between two places, parted where another person or another minute begins. */
function passagesOf(read: ReadText, { from, to }: { from: number; to: number }, replay: Replay): Passage[] {
  const passages: (By & { text: string })[] = []
  let place = 0
  for (const { runs } of read.blocks) {
    let isNewBlock = true
    for (const { text, client, clock } of runs) {
      const [begin, end] = [Math.max(from - place, 0), Math.min(to - place, text.length)]
      place += text.length
      for (let at = begin; at < end; ) {
        const by = replay.writer(client, clock + at)
        let next = at + 1
        while (next < end && isSame(by, replay.writer(client, clock + next))) next++
        const last = passages.at(-1)
        const words = text.slice(at, next)
        if (by && last && isSame(by, last)) last.text += (isNewBlock ? ' ' : '') + words
        else if (by) passages.push({ ...by, text: words })
        isNewBlock = false
        at = next
      }
    }
  }
  return passages.map((passage) => ({ ...passage, words: countWords(passage.text) }))
}

const isSame = (a?: By, b?: By) => a?.authorId === b?.authorId && a?.at.getTime() === b?.at.getTime()
const countWords = (text: string) => wordsOf(text).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
