import * as Y from 'yjs'

/** Updates that Yjs merges at once. It looks at each of them for every piece that it writes: the time grows with their number squared. */
const HANDFUL = 32
/** So many handfuls of small edits take about a millisecond; then others have their turn. */
const HANDFULS_A_TURN = 10
const NOTHING = Y.encodeStateAsUpdate(new Y.Doc())

/** All of these as one update, and of none the empty text. */
export function mergedOf(updates: readonly Uint8Array[]): Uint8Array {
  const steps = merging(updates)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same of very many, beside other work. */
export async function mergedInTurns(updates: readonly Uint8Array[]): Promise<Uint8Array> {
  const steps = merging(updates)
  for (let handfuls = 1; ; handfuls++) {
    const step = steps.next()
    if (step.done) return step.value
    if (handfuls % HANDFULS_A_TURN === 0) await new Promise(setImmediate)
  }
}

/** A handful at each step; what is one already is not read. */
function* merging(updates: readonly Uint8Array[]): Generator<void, Uint8Array> {
  let left = updates
  while (left.length > 1) {
    const merged: Uint8Array[] = []
    for (let at = 0; at < left.length; at += HANDFUL) {
      const [first = NOTHING, ...others] = left.slice(at, at + HANDFUL)
      merged.push(others.length === 0 ? first : Y.mergeUpdates([first, ...others]))
      yield
    }
    left = merged
  }
  return left[0] ?? NOTHING
}
