import canonicalize from 'canonicalize'
import * as Y from 'yjs'
import { diffAll, gapsOf, wordsOf } from './diff-words'

type Style = Record<string, unknown>
/** `insert` is an object only where somebody put in what the editor does not make. */
type Words = { insert: string | object; attributes?: Style }
/** A text's tree without its history: elements with their children, and words with their styles. */
export type Picture = { name: string; attrs: Style; children: Picture[] } | { words: Words[] }

type Node = Y.XmlElement | Y.XmlText

export const pictureOf = (node: Y.XmlFragment): Picture[] =>
  node.toArray().map((child) => {
    if (child instanceof Y.XmlText) return { words: joined(child.toDelta()) }
    const element = child as Y.XmlElement
    return { name: element.nodeName, attrs: { ...element.getAttributes() }, children: pictureOf(element) }
  })

/** Yjs parts words of one style where a style ended and began again; to a reader they are one. */
function joined(words: Words[]): Words[] {
  const whole: Words[] = []
  for (const { insert, attributes } of words) {
    const last = whole.at(-1)
    const isOne = typeof insert === 'string' && canonicalize(last?.attributes ?? {}) === canonicalize(attributes ?? {})
    if (last && isOne && typeof last.insert === 'string') last.insert += insert
    else whole.push({ insert, ...(attributes ? { attributes } : {}) })
  }
  return whole
}

/** Edits what is there until it is like the picture. What is like it already is not touched, so that what hangs on it stays. */
export function makeLike(parent: Y.XmlFragment, wanted: Picture[]) {
  const there = parent.toArray() as Node[]
  const now = pictureOf(parent)
  const pairs = gapsOf(
    diffAll(
      [...now.map((picture, at) => ({ picture, at }))],
      wanted.map((picture) => ({ picture, at: -1 })),
      ({ picture }) => canonicalize(picture) ?? '',
    ),
  ).flatMap((gap): [number, Picture | undefined][] => {
    if ('same' in gap) return [[gap.same.a.at, gap.same.b.picture]]
    return pairUp(
      gap.removed,
      gap.added.map(({ picture }) => picture),
    )
  })
  let place = 0
  for (const [at, picture] of pairs) {
    const node = there[at]
    if (node && !picture) parent.delete(place, 1)
    else if (picture) {
      if (node) makeOneLike(node, picture)
      else parent.insert(place, [made(picture)])
      place++
    }
  }
}

/** Pairs what is there with what is wanted, in order, so that as many words as can be stay in their place; -1 stands for nothing. */
function pairUp(there: { picture: Picture; at: number }[], wanted: Picture[]): [number, Picture | undefined][] {
  const best = Array.from({ length: there.length + 1 }, () => new Float64Array(wanted.length + 1))
  const score = (a: number, b: number) => best[a]?.[b] ?? 0
  const bags = [there.map(({ picture }) => bagOf(picture)), wanted.map(bagOf)] as const
  const likeness = (a: number, b: number) =>
    kindOf(there[a]?.picture as Picture) === kindOf(wanted[b] as Picture)
      ? 0.01 + shared(bags[0][a] as Map<string, number>, bags[1][b] as Map<string, number>)
      : 0
  for (let a = there.length - 1; a >= 0; a--)
    for (let b = wanted.length - 1; b >= 0; b--) {
      const together = likeness(a, b)
      const row = best[a] as Float64Array
      row[b] = Math.max(score(a + 1, b), score(a, b + 1), together > 0 ? together + score(a + 1, b + 1) : 0)
    }
  const pairs: [number, Picture | undefined][] = []
  let [a, b] = [0, 0]
  while (a < there.length && b < wanted.length) {
    const together = likeness(a, b)
    if (together > 0 && score(a, b) === together + score(a + 1, b + 1)) pairs.push([there[a++]?.at ?? -1, wanted[b++]])
    else if (score(a, b) === score(a + 1, b)) pairs.push([there[a++]?.at ?? -1, undefined])
    else pairs.push([-1, wanted[b++]])
  }
  for (; a < there.length; a++) pairs.push([there[a]?.at ?? -1, undefined])
  for (; b < wanted.length; b++) pairs.push([-1, wanted[b]])
  return pairs
}

const kindOf = (picture: Picture) => ('words' in picture ? '' : picture.name)
const textOf = (picture: Picture): string =>
  'words' in picture
    ? picture.words.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
    : picture.children.map(textOf).join(' ')

function bagOf(picture: Picture): Map<string, number> {
  const bag = new Map<string, number>()
  for (const word of wordsOf(textOf(picture))) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

/** How many of their words two have in common, from 0 to 1 (Dice). */
function shared(a: Map<string, number>, b: Map<string, number>): number {
  const sum = (bag: Map<string, number>) => [...bag.values()].reduce((all, count) => all + count, 0)
  let both = 0
  for (const [word, count] of a) both += Math.min(count, b.get(word) ?? 0)
  return (2 * both) / Math.max(1, sum(a) + sum(b))
}

function makeOneLike(node: Node, picture: Picture) {
  if ('words' in picture) return writeLike(node as Y.XmlText, picture.words)
  const element = node as Y.XmlElement
  for (const name of Object.keys(element.getAttributes())) if (!(name in picture.attrs)) element.removeAttribute(name)
  for (const [name, value] of Object.entries(picture.attrs))
    if (canonicalize(element.getAttribute(name)) !== canonicalize(value)) element.setAttribute(name, value as string)
  makeLike(element, picture.children)
}

type Word = { insert: string | object; attributes: Style }

const styledWords = (words: Words[]): Word[] =>
  words.flatMap(({ insert, attributes = {} }) =>
    (typeof insert === 'string' ? wordsOf(insert) : [insert]).map((one) => ({ insert: one, attributes })),
  )
const keyOf = ({ insert }: Word) => canonicalize(insert) ?? ''
const lengthOf = ({ insert }: Word) => (typeof insert === 'string' ? insert.length : 1)

type Op = { retain: number; attributes?: Style } | { delete: number } | { insert: string | object; attributes: Style }

function writeLike(text: Y.XmlText, wanted: Words[]) {
  const ops: Op[] = []
  for (const step of diffAll(styledWords(text.toDelta()), styledWords(wanted), keyOf)) {
    const last = ops.at(-1)
    if (step.kind === 'removed') ops.push({ delete: lengthOf(step.a) })
    else if (step.kind === 'same') ops.push({ retain: lengthOf(step.b), ...styleChange(step.a, step.b) })
    else if (last && 'insert' in last && goesOn(last, step.b)) last.insert = `${last.insert}${step.b.insert}`
    else ops.push({ insert: step.b.insert, attributes: { ...step.b.attributes } })
  }
  text.applyDelta(ops)
}

const goesOn = (last: Word, next: Word) =>
  typeof last.insert === 'string' &&
  typeof next.insert === 'string' &&
  canonicalize(last.attributes) === canonicalize(next.attributes)

function styleChange({ attributes: from }: Word, { attributes: to }: Word): { attributes?: Style } {
  if (canonicalize(from) === canonicalize(to)) return {}
  const lost = Object.keys(from).filter((name) => !(name in to))
  return { attributes: { ...to, ...Object.fromEntries(lost.map((name) => [name, null])) } }
}

function made(picture: Picture): Node {
  if ('words' in picture) {
    const text = new Y.XmlText()
    text.applyDelta(picture.words)
    return text
  }
  const element = new Y.XmlElement(picture.name)
  for (const [name, value] of Object.entries(picture.attrs)) element.setAttribute(name, value as string)
  element.insert(0, picture.children.map(made))
  return element
}
