import { LRUCache } from 'lru-cache'
import { mergedInTurns, mergedOf } from './merged'

/** With fewer parts a text is merged sooner than it is looked up. */
const LONG = 100
/** In bytes, of all texts together; and milliseconds for which many who open one text come one after the other. */
const ROOM = 64_000_000
const KEPT_FOR = 5 * 60_000

type Merged = { parts: number; bytes: Buffer; update: Promise<Uint8Array> }
const kept = new LRUCache<string, Merged>({
  maxSize: ROOM,
  sizeCalculation: ({ bytes }) => 1 + 2 * bytes.byteLength,
  ttl: KEPT_FOR,
})

/**
 * A text's stored parts as one update: snapshot, then log. Where it was opened lately, only what has come since is merged
 * anew. It is known again by its bytes and not by its numbers, which are not the order of commits; so nobody can be given
 * anything but what was just read for them.
 */
export async function mergedLately(documentId: string, parts: readonly Uint8Array[]): Promise<Uint8Array> {
  if (parts.length < LONG) return mergedOf(parts)
  const isBegunBy = ({ parts: first, bytes }: Merged) => bytes.equals(Buffer.concat(parts.slice(0, first)))
  const found = kept.get(documentId)
  const before = found && isBegunBy(found) ? found : undefined
  if (before?.parts === parts.length) return before.update
  const update = before
    ? before.update.then((merged) => mergedInTurns([merged, ...parts.slice(before.parts)]))
    : mergedInTurns(parts)
  kept.set(documentId, { parts: parts.length, bytes: Buffer.concat(parts), update })
  update.catch(() => kept.delete(documentId))
  return update
}
