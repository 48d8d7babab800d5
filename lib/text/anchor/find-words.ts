import search from 'approx-string-match'
import { BESIDE, type Sought } from './anchor'
import { CHANCE, type Change } from './change'

type Range = [number, number]
/**
 * Where words may stand again: in letters that came with an edit, and in their own that are left, from the first to the last.
 * `rivals` are the same words that went from elsewhere with the same edit: what came may be theirs. Without any, they are words
 * that went with an earlier one.
 */
type Ground = { change: Change; own: Range | undefined; rivals?: Beside[] }
type Beside = Pick<Sought, 'before' | 'after'>

/** So many letters that are the same, the words with what stands beside them, are no chance. */
const TELLING = 12
/** One letter in ten may differ, of words this long. */
const DIFFERENT = 1 / 10
const LONG = 20

/**
 * Where the words stand again: in letters that came, or their own, among which all that are left must be. Letters that came with
 * them have to be the ones that stood beside them. Where two places fit equally well, nowhere.
 */
export const findMoved = (ground: Ground, sought: Sought): Range | undefined =>
  best(ground, exact(ground, sought.words), sought) ?? best(ground, near(ground, sought.words), sought)

function exact({ change: { is } }: Ground, words: string): Range[] {
  const found: Range[] = []
  if (words.length === 0) return found
  for (let at = is.text.indexOf(words); at >= 0; at = is.text.indexOf(words, at + 1))
    found.push([at, at + words.length - 1])
  return found
}

/** Written a little differently: only in what came, and the nearest alone. */
function near({ change, own }: Ground, words: string): Range[] {
  if (words.length < LONG || own) return []
  const most = Math.floor(words.length * DIFFERENT)
  const found = piecesOf(change).flatMap(([from, to]) =>
    search(change.is.text.slice(from, to + 1), words, most).map(({ start, end, errors }) => ({
      range: [from + start, from + end - 1] as Range,
      errors,
    })),
  )
  const fewest = Math.min(...found.map(({ errors }) => errors))
  return [...new Map(found.flatMap(({ range, errors }) => (errors === fewest ? [[range[1], range]] : []))).values()]
}

/** Letters that came and stand together. */
function piecesOf({ is, came }: Change): Range[] {
  const pieces: Range[] = []
  for (let place = 0; place < is.text.length; place++) {
    if (!came(place)) continue
    const last = pieces.at(-1)
    if (last && last[1] === place - 1) last[1] = place
    else pieces.push([place, place])
  }
  return pieces
}

function best(ground: Ground, ranges: Range[], sought: Sought): Range | undefined {
  let found: { range: Range | undefined; beside: number } | undefined
  if (!ground.own && ranges.some((range) => !mayBe(ground, range) && isLikeThere(ground, range, sought)))
    return undefined
  for (const range of ranges) {
    const isMine = mayBe(ground, range) && (ground.rivals !== undefined || !isFromElsewhere(ground, range))
    const beside = isMine ? besideOf(ground, range, sought) : undefined
    if (beside === undefined) continue
    if (!found || beside > found.beside) found = { range, beside }
    else if (beside === found.beside) found.range = undefined
  }
  const [range, beside] = [found?.range, found?.beside ?? 0]
  const isTie = range && ground.rivals?.some((rival) => fits(ground, range, rival) >= beside)
  return isTie ? undefined : range
}

function fits(ground: Ground, range: Range, beside: Beside): number {
  const { left, right } = sidesOf(ground, range, beside)
  return left.same + right.same
}

function mayBe({ change, own }: Ground, [from, to]: Range): boolean {
  if (own && (own[0] < from || own[1] > to)) return false
  for (let place = from; place <= to; place++) {
    const isOwn = own && place >= own[0] && place <= own[1]
    if (!isOwn && !change.came(place)) return false
  }
  return true
}

/**
 * Whether what came of a range came from elsewhere with the same edit: the same letters, with those that came beside them, went
 * there. Then they are those, and not words that went before.
 */
function isFromElsewhere({ change, own }: Ground, [from, to]: Range): boolean {
  const { is } = change
  const isNew = (place: number) => change.came(place) && !(own && place >= own[0] && place <= own[1])
  for (let place = from; place <= to; place++) {
    if (!isNew(place)) continue
    let [first, end] = [place, place]
    while (first > 0 && place - first < BESIDE && isNew(first - 1)) first--
    while (end + 1 < is.text.length && end - place < BESIDE && isNew(end + 1)) end++
    if (went(change, is.text.slice(first, end + 1))) return true
    place = end
  }
  return false
}

/** Whether letters like these went together with the edit. */
function went(change: Change, letters: string): boolean {
  const { text } = change.was
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
    let place = at
    while (place < at + letters.length && change.now(place) === undefined) place++
    if (place === at + letters.length) return true
  }
  return false
}

/**
 * How many letters beside the words are the ones that stood there; undefined where these are other words. They are the same where
 * just what went with them came with them, which stands nowhere else, or where they came back between all that stood beside them.
 */
function besideOf(ground: Ground, range: Range, sought: Sought): number | undefined {
  const { words, before, after, wentBefore, wentAfter } = sought
  const { left, right } = sidesOf(ground, range, sought)
  const { own, change } = ground
  const isMoved =
    isAsMany(left.came, wentBefore) &&
    isAsMany(right.came, wentAfter) &&
    left.same >= left.came &&
    right.same >= right.came
  const isBack = left.isAll && right.isAll
  const isKnown =
    left.isAll ||
    right.isAll ||
    isOnce(change.is.text, `${before.slice(before.length - left.came)}${words}${after.slice(0, right.came)}`)
  const isGrown = own !== undefined && left.same >= left.came && right.same >= right.came
  const same = left.same + right.same
  const isTelling = own !== undefined || words.length + same >= TELLING
  return ((isMoved && isKnown) || isBack || isGrown) && isTelling ? same : undefined
}

/** Of the letters that went, the last few may be ones that stayed and could not be told from others. */
const isAsMany = (came: number, went: number) => came <= went && went - came <= CHANCE

const isOnce = (text: string, words: string) => text.indexOf(words) === text.lastIndexOf(words)

/** Whether a place looks just as the old one did: then it may be the old one, and the words that came another's. */
function isLikeThere(ground: Ground, range: Range, sought: Sought): boolean {
  const { left, right } = sidesOf(ground, range, sought)
  return left.isAll && right.isAll
}

const sidesOf = ({ change }: Ground, [from, to]: Range, { before, after }: Beside) => ({
  left: sideOf(change, from, -1, (step) => before[before.length - step]),
  right: sideOf(change, to, 1, (step) => after[step - 1]),
})

function sideOf({ is, came }: Change, end: number, way: 1 | -1, stood: (step: number) => string | undefined) {
  const letter = (step: number) => is.text[end + way * step]
  let same = 0
  while (same < BESIDE && letter(same + 1) !== undefined && letter(same + 1) === stood(same + 1)) same++
  let arrived = 0
  while (arrived < BESIDE && letter(arrived + 1) !== undefined && came(end + way * (arrived + 1))) arrived++
  const isAtEdge = stood(same + 1) === undefined && (same === BESIDE || letter(same + 1) === undefined)
  return { same, came: arrived, isAll: isAtEdge }
}
