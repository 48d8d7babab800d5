import canonicalize from 'canonicalize'
import type { Block, Run } from '../read-text'
import { diffAll, gapsOf, type Step, wordsOf } from './diff-words'
import type { By } from './replay'

export type Change = 'same' | 'added' | 'removed' | 'restyled'
export type Piece = { change: Change; text: string; style: Record<string, unknown>; by?: By }
export type ComparedBlock = {
  change: 'same' | 'added' | 'removed'
  name: string
  attrs: Record<string, unknown>
  within: string[]
  pieces: Piece[]
}

/** Who wrote, and who deleted, the letter at a clock of a Yjs client. */
type Who = {
  writer: (client: number, clock: number) => By | undefined
  deleter: (client: number, clock: number) => By | undefined
}

type Word = { text: string; runs: Run[] }
type Token = { key: string; block?: Block; word?: Word }

/**
 * What an earlier text and a later one have in common and not, word by word, in the later one's order. What is the same
 * with what is removed is the earlier text, with what is added the later one.
 */
export function compareTexts(earlier: Block[], later: Block[], who: Who): ComparedBlock[] {
  const blocks = gapsOf(diffAll(earlier, later, (block) => canonicalize(blockKey(block, true)) ?? ''))
  const steps = blocks.flatMap((gap): Step<Token>[] => {
    if ('same' in gap) {
      const [a, b] = [tokensOf(gap.same.a), tokensOf(gap.same.b)]
      return b.map((token, at) => ({ kind: 'same', a: a[at] ?? token, b: token }))
    }
    return whole(diffAll(gap.removed.flatMap(tokensOf), gap.added.flatMap(tokensOf), (token) => token.key))
  })
  return drawn(steps, who)
}

const blockKey = ({ name, attrs, within, runs }: Block, withWords: boolean) => [
  name,
  attrs,
  within,
  withWords ? runs.map(({ text, style }) => [text, style]) : [],
]

function tokensOf(block: Block): Token[] {
  const tokens: Token[] = [{ key: `block ${canonicalize(blockKey(block, false))}`, block }]
  let [place, within] = [0, 0]
  for (const text of wordsOf(block.runs.map((run) => run.text).join(''))) {
    const word: Word = { text, runs: [] }
    for (let left = text.length; left > 0; ) {
      const run = block.runs[place] as Run
      const part = run.text.slice(within, within + left)
      word.runs.push({ ...run, text: part, clock: run.clock + within })
      left -= part.length
      within += part.length
      if (within === run.text.length) [place, within] = [place + 1, 0]
    }
    tokens.push({ key: `word ${text}`, word })
  }
  return tokens
}

/**
 * A space that happens to be the same between words that are not tells nothing: the words around it are one change. So are
 * passages that have no word in common.
 */
function whole(steps: Step<Token>[]): Step<Token>[] {
  const isAlike = steps.some((step) => step.kind === 'same' && /[\p{L}\p{N}]/u.test(step.b.word?.text ?? ''))
  const isSpace = (step: Step<Token>) => step.kind === 'same' && (!isAlike || /^\s+$/.test(step.b.word?.text ?? ''))
  const isChange = (step?: Step<Token>) => !isAlike || (step !== undefined && step.kind !== 'same')
  const parted = steps.flatMap((step, at): Step<Token>[] =>
    step.kind === 'same' && isSpace(step) && isChange(steps[at - 1]) && isChange(steps[at + 1])
      ? [
          { kind: 'removed', a: step.a },
          { kind: 'added', b: step.b },
        ]
      : [step],
  )
  return gapsOf(parted).flatMap((gap): Step<Token>[] =>
    'same' in gap
      ? [{ kind: 'same', ...gap.same }]
      : [
          ...gap.removed.map((a): Step<Token> => ({ kind: 'removed', a })),
          ...gap.added.map((b): Step<Token> => ({ kind: 'added', b })),
        ],
  )
}

function drawn(steps: Step<Token>[], who: Who): ComparedBlock[] {
  const blocks: ComparedBlock[] = []
  let standing: ComparedBlock | undefined
  let last: ComparedBlock | undefined
  for (const step of steps) {
    const { block, word } = step.kind === 'removed' ? step.a : step.b
    if (block) {
      const { name, attrs, within } = block
      last = { change: step.kind, name, attrs, within, pieces: [] }
      blocks.push(last)
      if (step.kind !== 'removed') standing = last
    } else if (word) {
      if (step.kind === 'same' && standing && last !== standing) last = joinOnto(standing, blocks)
      const into = step.kind === 'removed' ? last : standing
      for (const piece of piecesOf(step, word, who)) put(into?.pieces ?? [], piece)
    }
  }
  return blocks.filter(({ change, pieces }) => change !== 'removed' || pieces.length > 0)
}

/** The break before what was a paragraph of its own is gone: what is gone of it stands where the words now go on. */
function joinOnto(standing: ComparedBlock, blocks: ComparedBlock[]): ComparedBlock {
  const gone = blocks.splice(blocks.indexOf(standing) + 1)
  for (const piece of gone.flatMap(({ pieces }) => pieces)) put(standing.pieces, piece)
  return standing
}

function piecesOf(step: Step<Token>, word: Word, who: Who): Piece[] {
  const before = step.kind === 'same' ? styles(step.a.word) : ''
  const change = step.kind === 'same' && before !== styles(word) ? 'restyled' : step.kind
  return word.runs.map(({ text, style, client, clock }) => ({
    change,
    text,
    style,
    by: change === 'added' ? who.writer(client, clock) : change === 'removed' ? who.deleter(client, clock) : undefined,
  }))
}

/** Of each character: how the word falls into runs tells who typed it, not how it looks. */
const styles = (word?: Word) =>
  canonicalize(word?.runs.flatMap(({ text, style }) => Array.from(text, () => style)) ?? []) ?? ''

/** Beside a piece of the same kind, style and author, it is one with it. */
function put(pieces: Piece[], piece: Piece) {
  const last = pieces.at(-1)
  const isLike =
    last &&
    last.change === piece.change &&
    last.by?.authorId === piece.by?.authorId &&
    last.by?.at.getTime() === piece.by?.at.getTime() &&
    canonicalize(last.style) === canonicalize(piece.style)
  if (isLike) last.text += piece.text
  else pieces.push(piece)
}
