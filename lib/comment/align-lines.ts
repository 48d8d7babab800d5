import { diffAll, gapsOf, type Step, wordsOf } from '../text/history/diff-words'

/** A paragraph of before with what became of it; one that is gone, or one that is new. */
export type Pair<T> = { old: T; line: string } | { old: T; line: null } | { old: null; line: string }

/** Share of their words that two paragraphs have in common, from which on one was made of the other. */
const ALIKE = 1 / 3
/** More pairs than this, or of more letters, are not compared: the paragraphs are taken in their order. */
const MOST_PAIRS = 10_000
const MOST_LETTERS = 40_000_000

/** Which paragraph became which, in order. Where as many are gone as are new, each was written anew. */
export function pairUp<T>(olds: readonly T[], lines: readonly string[], wordsIn: (old: T) => string): Pair<T>[] {
  const pairs: Pair<T>[] = []
  for (const gap of gapsOf(alike(olds, lines, wordsIn))) {
    if ('same' in gap) pairs.push({ old: gap.same.a.old, line: gap.same.b.line })
    else {
      const both = Math.min(gap.removed.length, gap.added.length)
      for (const [at, { old }] of gap.removed.entries())
        pairs.push({ old, line: at < both ? (gap.added[at]?.line ?? null) : null } as Pair<T>)
      for (const { line } of gap.added.slice(both)) pairs.push({ old: null, line })
    }
  }
  return pairs
}

type One<T> = { old: T; line: string }

/** The way through both lists on which most words stay, as steps. */
function alike<T>(olds: readonly T[], lines: readonly string[], wordsIn: (old: T) => string): Step<One<T>>[] {
  const one = (old: T | undefined, line: string | undefined) => ({ old: old as T, line: line ?? '' })
  const [n, m] = [olds.length, lines.length]
  const isMuch = n * m > MOST_PAIRS || lettersOf(olds.map(wordsIn)) * lettersOf(lines) > MOST_LETTERS
  if (isMuch || n === 0 || m === 0)
    return [
      ...olds.map((old): Step<One<T>> => ({ kind: 'removed', a: one(old, undefined) })),
      ...lines.map((line): Step<One<T>> => ({ kind: 'added', b: one(undefined, line) })),
    ]
  const like = olds.map((old) => lines.map((line) => inCommon(wordsIn(old), line)))
  const best = Array.from({ length: n + 1 }, () => new Float64Array(m + 1))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  const of = (i: number, j: number) => like[i]?.[j] ?? 0
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const taken = of(i, j) >= ALIKE ? of(i, j) + at(i + 1, j + 1) : 0
      ;(best[i] as Float64Array)[j] = Math.max(taken, at(i + 1, j), at(i, j + 1))
    }
  const steps: Step<One<T>>[] = []
  let [i, j] = [0, 0]
  while (i < n || j < m) {
    const both = one(olds[i], lines[j])
    if (i < n && j < m && of(i, j) >= ALIKE && at(i, j) === of(i, j) + at(i + 1, j + 1)) {
      steps.push({ kind: 'same', a: both, b: both })
      i++
      j++
    } else if (i < n && (j === m || at(i, j) === at(i + 1, j)))
      steps.push({ kind: 'removed', a: one(olds[i++], undefined) })
    else steps.push({ kind: 'added', b: one(undefined, lines[j++]) })
  }
  return steps
}
const lettersOf = (all: readonly string[]) => all.reduce((sum, { length }) => sum + length, 0)

/** Of all words of two lines, the share that stand in both. */
function inCommon(a: string, b: string): number {
  const [left, right] = [bare(a), bare(b)]
  if (left.length + right.length === 0) return 0
  const steps = diffAll(left, right, (word) => word)
  return (2 * steps.filter(({ kind }) => kind === 'same').length) / (left.length + right.length)
}
const bare = (line: string) => wordsOf(line).filter((word) => /[\p{L}\p{N}]/u.test(word))
