import * as Y from 'yjs'
import { takeOutUnfit } from '../sync/wire/unfit'
import { Letters } from '../text/anchor/letters'
import { positionsOf } from '../text/anchor/positions'
import { diffAll, wordsOf } from '../text/history/diff-words'
import { Replay, type Written } from '../text/history/replay'
import { readText } from '../text/read-text'
import { pairUp } from './align-lines'
import { lineChanges } from './line-changes'

/** Words of a text that read otherwise in the file, by their own letters, and what stands there. */
export type ChangeBack = { start: Uint8Array; end: Uint8Array; words: string; replacement: string; paragraph: number }
/** A line of the text: its letters without form, and where each is among all letters; -1 of what is none. */
export type BaseLine = { words: string; letters: number[]; paragraph: number }

/** The text as it was when the file was made: its edits up to then, or its history where those have grown together since. */
export type Base = { updates: Uint8Array[] } | { written: Written[]; seq: number }

/** What somebody changed in the paragraphs of an answer outside, each change by itself. */
export function changesBack({ base, paragraphs }: { base: Base; paragraphs: string[] }): ChangeBack[] {
  const lines = paragraphs.map(plain)
  if ('updates' in base) {
    const doc = new Y.Doc()
    doc.transact((transaction) => {
      for (const update of base.updates) Y.applyUpdate(doc, update)
      takeOutUnfit(transaction)
    })
    return changesIn(doc.getXmlFragment('default'), lines)
  }
  // The file was made within somebody's minute: as it stood before it, or after it, whichever is nearer to what came back.
  const { written, seq } = base
  const replay = new Replay(written).upTo(seq)
  const before = changesIn(replay.fragment, lines)
  const after = changesIn(replay.upTo(written.find(({ lastSeq }) => lastSeq >= seq)?.lastSeq ?? seq).fragment, lines)
  return after.length < before.length ? after : before
}

const plain = (line: string) => line.replaceAll(/[^\S\n]/g, ' ')

function changesIn(fragment: Y.XmlFragment, lines: readonly string[]): ChangeBack[] {
  const read = readText(fragment)
  const letters = new Letters(read)
  const found = linesOf(read.blocks).filter(({ words }) => words.trim() !== '')
  const changes: ChangeBack[] = []
  const add = (line: BaseLine, from: number, to: number, replacement: string) => {
    const [first, last] = [line.letters[from], line.letters[to - 1]]
    if (first === undefined || last === undefined || last - first !== to - from - 1) return
    const ends = { first: letters.idAt(first), last: letters.idAt(last) }
    const words = letters.text.slice(first, last + 1)
    changes.push({ ...positionsOf(ends), words, replacement, paragraph: line.paragraph })
  }
  let standing: BaseLine | undefined
  let early: string[] = []
  let [taken, put]: [BaseLine[], string[]] = [[], []]
  const settle = (next?: BaseLine) => {
    for (const { old, line } of pairUp(taken, put, ({ words }) => words)) {
      if (old !== null) {
        if (line === null) add(old, 0, old.words.length, '')
        else for (const change of lineChanges(old.words, line)) add(old, change.from, change.to, change.replacement)
        if (line !== null) standing = old
      } else if (standing) behind(standing, line, changes, add)
      else early.push(line)
    }
    if (next && early.length > 0) add(next, 0, next.words.length, [...early, next.words.trim()].join('\n'))
    if (next) early = []
    ;[taken, put] = [[], []]
    standing = next ?? standing
  }
  for (const step of diffAll<BaseLine | string>(found, lines, keyOf)) {
    if (step.kind === 'same') settle(step.a as BaseLine)
    else if (step.kind === 'removed') taken.push(step.a as BaseLine)
    else put.push(step.b as string)
  }
  settle()
  return changes
}

const keyOf = (one: BaseLine | string) => (typeof one === 'string' ? one : one.words).trim()

type Add = (line: BaseLine, from: number, to: number, replacement: string) => void

/** A new paragraph begins behind one that stands: with its last word, or with what was changed there. */
function behind(line: BaseLine, words: string, changes: ChangeBack[], add: Add) {
  const last = changes.at(-1)
  const end = line.words.trimEnd().length
  const word = wordsOf(line.words.slice(0, end)).at(-1) ?? ''
  if (
    last?.paragraph === line.paragraph &&
    (last.replacement.includes('\n') || line.words.slice(0, end).endsWith(last.words))
  )
    last.replacement += `\n${words.trim()}`
  else add(line, end - word.length, end, `${word}\n${words.trim()}`)
}

function linesOf(blocks: ReturnType<typeof readText>['blocks']): BaseLine[] {
  let at = 0
  return blocks.map(({ runs }, paragraph) => {
    const line: BaseLine = { words: '', letters: [], paragraph: paragraph + 1 }
    for (const { text, isSign } of runs) {
      if (isSign && text !== '\n') continue
      line.words += isSign ? '\n' : text.replaceAll(/\s/g, ' ')
      for (let n = 0; n < text.length; n++) line.letters.push(isSign ? -1 : at++)
    }
    return line
  })
}
