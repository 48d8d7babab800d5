import type { Id } from '../../sync/wire/run'
import { type Anchor, BESIDE, placesOf, type Sought } from './anchor'
import { CHANCE, type Change } from './change'
import { findMoved } from './find-words'
import type { Letters } from './letters'

type Range = readonly [number, number]

/** Of words of which less than this is left, that little is not looked for elsewhere: it may be anybody's. */
const MOST = 1 / 2
/** More letters than this, and than there were twice, are not put between words by one edit without tearing them apart. */
const TORN = 40

/**
 * An anchor after an edit. Letters that stand are followed, also where the edit put them anew; words that went have moved where
 * the edit put them somewhere else; words that come back later are there again. None of it goes to words that stood
 * there before, and where two places fit, the words are lost.
 */
export function follow(anchor: Anchor, change: Change): Anchor {
  if (anchor.isLost) return foundAgain(anchor, change, undefined)
  const stood = placesOf(change.was, anchor)
  if (!stood) return anchor
  const isStill = !change.changesNoLetter && placesOf(change.is, anchor)
  if (isStill && !isTorn(stood, isStill)) return foundAgain(at(anchor, change.is, isStill), change, isStill)
  const place = bothOf(stood.map((end) => change.now(end)))
  const whole = place && wholeIn(change, stood, place)
  if (!whole) return wasTouched(anchor, stood, change)
  return foundAgain(at(anchor, change.is, whole), change, whole)
}

/** Whether one edit put so much between the words that they are no longer together: two copies of a paragraph can do that. */
const isTorn = ([from, to]: Range, [first, last]: Range) => last - first > TORN + 2 * (to - from)

/**
 * Where words stand of which an end was put anew. When two people rebuild one paragraph it stands twice, and the ends may be in
 * different copies, with all that stood beside the words between them: then the words are those in one copy, if they are whole there.
 */
function wholeIn(change: Change, stood: Range, [from, to]: Range): [number, number] | undefined {
  const length = stood[1] - stood[0] + 1
  const place = change.is.text.indexOf(change.was.text.slice(stood[0], stood[1] + 1), from)
  const own = new Set(Array.from({ length }, (_, n) => change.now(stood[0] + n)))
  const isWhole =
    place >= 0 &&
    place + length - 1 <= to &&
    Array.from({ length }, (_, n) => place + n).every((at) => own.has(at) || change.came(at))
  if (isWhole) return [place, place + length - 1]
  return to - from < length + CHANCE ? [from, to] : undefined
}

const bothOf = ([from, to]: (number | undefined)[]): [number, number] | undefined =>
  from !== undefined && to !== undefined && from <= to ? [from, to] : undefined

function at(anchor: Anchor, letters: Letters, [from, to]: Range): Anchor {
  const [first, last] = [letters.idAt(from), letters.idAt(to)]
  return isSame(first, anchor.first) && isSame(last, anchor.last) ? anchor : { ...anchor, first, last }
}
const isSame = (a: Id, b: Id) => a.client === b.client && a.clock === b.clock

function wasTouched(anchor: Anchor, stood: Range, change: Change): Anchor {
  const part = soughtAt(change, stood)
  const sought = anchor.sought ?? part
  const own = leftOf(change, stood)
  const isMost = part.words.length >= sought.words.length * MOST
  const moved = isMost ? findMoved({ change, own, rivals: rivalsOf(change, stood, part.words) }, part) : undefined
  if (moved) return { ...at(anchor, change.is, moved), sought: anchor.sought }
  return own ? { ...at(anchor, change.is, own), sought } : { ...anchor, isLost: true, sought }
}

function soughtAt(change: Change, [from, to]: Range): Sought {
  const { text } = change.was
  const went = (end: number, way: 1 | -1) => {
    let count = 0
    while (count < BESIDE && text[end + way * (count + 1)] && change.now(end + way * (count + 1)) === undefined) count++
    return count
  }
  return {
    words: text.slice(from, to + 1),
    before: text.slice(Math.max(from - BESIDE, 0), from),
    after: text.slice(to + 1, to + 1 + BESIDE),
    ...{ wentBefore: went(from, -1), wentAfter: went(to, 1) },
    paragraph: change.was.paragraphOf(from),
  }
}

/** The same words elsewhere in the text as it was, of which letters went as well, by what stood beside them. */
function rivalsOf(change: Change, [from]: Range, words: string): Pick<Sought, 'before' | 'after'>[] {
  const { text } = change.was
  const rivals: Pick<Sought, 'before' | 'after'>[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length
    const went =
      at !== from &&
      Array.from({ length: words.length }, (_, n) => at + n).some((place) => change.now(place) === undefined)
    if (went) rivals.push({ before: text.slice(Math.max(at - BESIDE, 0), at), after: text.slice(end, end + BESIDE) })
  }
  return rivals
}

/** From the first to the last of the letters that are left of a range; of words that were torn apart, the longest part. */
function leftOf(change: Change, stood: Range): [number, number] | undefined {
  const left: number[] = []
  for (let place = stood[0]; place <= stood[1]; place++) {
    const now = change.now(place)
    if (now !== undefined) left.push(now)
  }
  left.sort((a, b) => a - b)
  const [first, last] = [left[0], left.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const isStretched = last - first > stood[1] - stood[0] + CHANCE
  return isStretched ? longestOf(left) : [first, last]
}

function longestOf(places: readonly number[]): [number, number] | undefined {
  const parts: [number, number][] = []
  for (const place of places) {
    const part = parts.at(-1)
    if (part && place === part[1] + 1) part[1] = place
    else parts.push([place, place])
  }
  return parts.sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0]
}

/** Words that do not all stand are whole again where the others came back, beside those that are left. */
function foundAgain(anchor: Anchor, change: Change, own: [number, number] | undefined): Anchor {
  const found = anchor.sought && findMoved({ change, own }, anchor.sought)
  return found ? { ...at(anchor, change.is, found), isLost: false, sought: null } : anchor
}
