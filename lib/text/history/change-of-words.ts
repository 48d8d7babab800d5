import { diffAll, gapsOf, wordsOf } from './diff-words'

/** A part of what changed: words that stand on both sides, some that went, or some that came. */
export type ChangedPart = { kind: 'same' | 'removed' | 'added'; text: string }

/** Words that are shown on either side of a change, so that it can be found. */
const AROUND = 8

/** What changed from some words to others, with a little of what stands around it; in between “…”. */
export function changeOfWords(before: string, now: string): ChangedPart[] {
  const gaps = gapsOf(diffAll(wordsOf(before), wordsOf(now), (word) => word))
  const parts: ChangedPart[] = []
  const put = (kind: ChangedPart['kind'], text: string) => {
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += text
    else if (text) parts.push({ kind, text })
  }
  for (const gap of gaps) {
    if ('same' in gap) put('same', gap.same.b)
    else {
      put('removed', gap.removed.join(''))
      put('added', gap.added.join(''))
    }
  }
  return parts.map((part, at) =>
    part.kind === 'same' ? { ...part, text: shortened(part.text, at === 0, at === parts.length - 1) } : part,
  )
}

/** What is the same between two changes, before the first, or after the last. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const words = text.split(' ')
  const before = isFirst ? [] : words.slice(0, AROUND)
  const after = isLast ? [] : words.slice(-AROUND)
  if (before.length + after.length >= words.length) return text
  return [...before, '…', ...after].join(' ')
}
