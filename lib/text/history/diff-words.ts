import { diffArrays } from 'diff'

export type Step<T> = { kind: 'same'; a: T; b: T } | { kind: 'removed'; a: T } | { kind: 'added'; b: T }

/** More changes than this in one passage are a passage written anew: finer would take long and read worse. */
const MOST_CHANGES = 2_000
const WORDS = new Intl.Segmenter('en', { granularity: 'word' })

/** Words, spaces and marks of a line, none of them cut through a letter with its accents or an emoji. */
export const wordsOf = (text: string): string[] => Array.from(WORDS.segment(text), ({ segment }) => segment)

/**
 * The steps that lead from one list to the other, by what `key` says of each. Where they have too little in common, all of
 * the one is removed and all of the other written anew.
 */
export function diffAll<T>(a: readonly T[], b: readonly T[], key: (one: T) => string): Step<T>[] {
  const changes = diffArrays(a.map(key), b.map(key), { maxEditLength: MOST_CHANGES }) ?? [
    { count: a.length, removed: true },
    { count: b.length, added: true },
  ]
  let [inA, inB] = [0, 0]
  return changes.flatMap(({ count = 0, added = false, removed = false }) =>
    Array.from({ length: count }, (): Step<T> => {
      if (removed) return { kind: 'removed', a: a[inA++] as T }
      if (added) return { kind: 'added', b: b[inB++] as T }
      return { kind: 'same', a: a[inA++] as T, b: b[inB++] as T }
    }),
  )
}

/** What stands between two things that are the same: first what is gone, then what has come. */
export function gapsOf<T>(steps: readonly Step<T>[]): ({ same: { a: T; b: T } } | { removed: T[]; added: T[] })[] {
  const gaps: ({ same: { a: T; b: T } } | { removed: T[]; added: T[] })[] = []
  for (const step of steps) {
    const last = gaps.at(-1)
    if (step.kind === 'same') gaps.push({ same: step })
    else {
      const gap = last && 'removed' in last ? last : { removed: [], added: [] }
      if (gap !== last) gaps.push(gap)
      if (step.kind === 'removed') gap.removed.push(step.a)
      else gap.added.push(step.b)
    }
  }
  return gaps
}
