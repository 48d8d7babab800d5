import * as Y from 'yjs'
import type { Id } from '../../sync/wire/run'
import type { Anchor } from './anchor'

/** Both ends as Yjs relative positions that hang on the words' own letters: what is typed before or after them stays outside. */
export const positionsOf = ({ first, last }: Pick<Anchor, 'first' | 'last'>) => ({
  start: Y.encodeRelativePosition(new Y.RelativePosition(null, null, Y.createID(first.client, first.clock), 0)),
  end: Y.encodeRelativePosition(new Y.RelativePosition(null, null, Y.createID(last.client, last.clock), -1)),
})

/** The letters of such positions; undefined where one of them hangs on none. */
export function lettersOf(range: { start: Uint8Array; end: Uint8Array }): { first: Id; last: Id } | undefined {
  const [first, last] = [Y.decodeRelativePosition(range.start).item, Y.decodeRelativePosition(range.end).item]
  return first && last ? { first, last } : undefined
}
