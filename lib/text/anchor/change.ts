import type { Id } from '../../sync/wire/run'
import type { Letters } from './letters'

/** So many letters may be the same by chance where others went and came at one place. */
export const CHANCE = 8

/**
 * What one edit did to a text's letters. Yjs moves nothing: it takes letters away and puts the same ones elsewhere. Where a
 * paragraph is split, joined or made a heading, they come where they went, between the same neighbours, and are the same
 * letters; all others that came are new to the text.
 */
export class Change {
  private compared: { now: Int32Array; came: Uint8Array } | undefined

  constructor(
    readonly was: Letters,
    readonly is: Letters,
    private readonly isNew: (id: Id) => boolean,
  ) {}

  get changesNoLetter() {
    return this.was.text === this.is.text
  }

  /** Where a letter is now that stood at this place; undefined where it went. */
  now(place: number): number | undefined {
    const now = this.changesNoLetter ? place : (this.compare().now[place] ?? -1)
    return now < 0 ? undefined : now
  }

  /** Whether the letter at this place came with the edit, and not from beside it. */
  came = (place: number): boolean => !this.changesNoLetter && this.compare().came[place] === 1

  private compare() {
    this.compared ??= compare(this)
    return this.compared
  }

  /** The places where letters are that stood before, in order: their own order never changes. */
  *kept(): Generator<{ before: number; after: number }> {
    for (let after = 0; after < this.is.text.length; after++) {
      const id = this.is.idAt(after)
      const before = this.isNew(id) ? undefined : this.was.placeOf(id)
      if (before !== undefined) yield { before, after }
    }
  }
}

function compare(change: Change) {
  const { was, is } = change
  const now = new Int32Array(was.text.length).fill(-1)
  const came = new Uint8Array(is.text.length)
  let [a, b] = [0, 0]
  const between = (before: number, after: number) => {
    const [went, arrived] = [was.text.slice(a, before), is.text.slice(b, after)]
    const { start, end } = sameIn(went, arrived)
    for (let n = 0; n < start; n++) now[a + n] = b + n
    for (let n = 1; n <= end; n++) now[before - n] = after - n
    came.fill(1, b + start, after - end)
  }
  for (const { before, after } of change.kept()) {
    between(before, after)
    now[before] = after
    ;[a, b] = [before + 1, after + 1]
  }
  between(was.text.length, is.text.length)
  return { now, came }
}

/**
 * How many letters at the start and at the end of these are the same ones. Where others follow, the last few may be so by chance,
 * and are not counted; nor are those that went or came a second time between, for then nobody can say which of them stayed.
 */
function sameIn(went: string, arrived: string): { start: number; end: number } {
  if (went === arrived) return { start: went.length, end: 0 }
  const most = Math.min(went.length, arrived.length)
  let start = 0
  while (start < most && went[start] === arrived[start]) start++
  let end = 0
  while (end < most - start && went[went.length - 1 - end] === arrived[arrived.length - 1 - end]) end++
  const doubtful = Math.max(...[went, arrived].map((text) => againIn(text, start, end)), CHANCE)
  const [from, to] = [backwards(went), backwards(arrived)]
  const doubtfulAtEnd = Math.max(...[from, to].map((text) => againIn(text, end, start)), CHANCE)
  return { start: Math.max(0, start - doubtful), end: Math.max(0, end - doubtfulAtEnd) }
}

/** How many of the last letters before `start` stand again between it and the `end` letters that follow, or could as well have stood further on. */
function againIn(text: string, start: number, end: number): number {
  const between = text.slice(start, text.length - end)
  if (between === '') return 0
  let slid = 0
  while (slid < start && text[start - 1 - slid] === text[start + between.length - 1 - slid]) slid++
  let again = 0
  while (again < start && between.includes(text.slice(start - again - 1, start))) again++
  return Math.max(slid, again)
}

const backwards = (text: string) => Array.from({ length: text.length }, (_, at) => text[text.length - 1 - at]).join('')
