import type { Id } from '../../sync/wire/run'
import type { Letters } from './letters'

/** So many letters on either side tell words from others that are written alike. */
export const BESIDE = 32

/**
 * Words as they last stood whole, with what stood beside them and in which paragraph; and how many of the letters right before
 * and right after them went together with them.
 */
export type Sought = {
  words: string
  before: string
  after: string
  wentBefore: number
  wentAfter: number
  paragraph: number
}

/**
 * What a comment hangs on: its first and its last letter, and what is typed between them. `sought` is there while they do not
 * all stand: then some of them are left, or none (`isLost`), and first and last say where the last ones were.
 */
export type Anchor = { first: Id; last: Id; isLost: boolean; sought: Sought | null }

/** Where the words stand, from the first to the last; undefined where they do not, or are not here yet. */
export function placesOf(letters: Letters, { first, last, isLost }: Anchor): [number, number] | undefined {
  if (isLost) return undefined
  const [from, to] = [letters.placeOf(first), letters.placeOf(last)]
  return from !== undefined && to !== undefined && from <= to ? [from, to] : undefined
}
