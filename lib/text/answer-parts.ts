/** A piece of an answer as editors hold it: a block, an item, a run of letters. */
export type AnswerNode = {
  type?: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  content?: AnswerNode[]
}

/** How many letters a screen shows at once that is read from ten metres. */
const MOST = 330

const lengthOf = (node: AnswerNode): number =>
  node.text?.length ?? (node.content ?? []).reduce((sum, inner) => sum + lengthOf(inner), 0)

/** The words of a piece of an answer, without their formats. */
export const wordsOf = (node: AnswerNode): string =>
  node.text ??
  (node.content ?? [])
    .map(wordsOf)
    .join(node.content?.some(({ type }) => type === 'text' || type === 'hardBreak') ? '' : ' ')

/** How many words an answer has. */
export const countWords = (answer: AnswerNode): number => wordsOf(answer).split(/\s+/).filter(Boolean).length

/**
 * An answer in parts that a screen shows one after the other: whole blocks together where they fit, a long paragraph by its
 * sentences, a long list by its items. There is one part at least, which is empty where the answer is.
 */
export function partsOf(answer: AnswerNode): AnswerNode[][] {
  const parts: AnswerNode[][] = [[]]
  let length = 0
  for (const piece of (answer.content ?? []).flatMap(piecesOf)) {
    const size = lengthOf(piece)
    if (size === 0) continue
    const here = parts.at(-1) as AnswerNode[]
    const isHeadingBefore = here.length > 0 && here.at(-1)?.type === 'heading' && length < MOST / 2
    if (here.length > 0 && length + size > MOST && !isHeadingBefore) {
      parts.push([piece])
      length = size
    } else {
      here.push(piece)
      length += size
    }
  }
  return parts
}

function piecesOf(block: AnswerNode): AnswerNode[] {
  if (lengthOf(block) <= MOST) return [block]
  if (block.type === 'paragraph') return bySentences(block)
  if (block.type !== 'bulletList' && block.type !== 'orderedList') return [block]
  const start = Number(block.attrs?.start ?? 1)
  return (block.content ?? []).map((item, at) => ({
    ...block,
    attrs: { ...block.attrs, start: start + at },
    content: [item],
  }))
}

function bySentences(paragraph: AnswerNode): AnswerNode[] {
  const words = wordsOf(paragraph)
  const cuts: number[] = []
  let from = 0
  for (const found of words.matchAll(/[.?!]["”’)]*\s+|\s+/g)) {
    const end = found.index + found[0].length
    const isSentence = /^[.?!]/.test(found[0])
    if (end - from > MOST || (isSentence && end - from > MOST * 0.55)) {
      cuts.push(end)
      from = end
    }
  }
  if (words.length - from < 40) cuts.pop()
  const ends = [...cuts, words.length]
  return ends.map((end, at) => ({ ...paragraph, content: between(paragraph.content ?? [], ends[at - 1] ?? 0, end) }))
}

/** The runs between two places among a paragraph's letters; a break within a line has no length. */
function between(runs: readonly AnswerNode[], from: number, to: number): AnswerNode[] {
  let place = 0
  return runs.flatMap((run) => {
    const [start, size] = [place, lengthOf(run)]
    place += size
    if (run.text === undefined) return start >= from && start < to ? [run] : []
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    return text ? [{ ...run, text }] : []
  })
}
