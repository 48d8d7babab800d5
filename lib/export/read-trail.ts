import type { Tx } from '@/db/gate'
import { BEGINNING, type ChainEntry, readPart } from '../trail/read-part'

/** So many entries are read at once. */
const AT_ONCE = 5_000

/** The council's trail, or the chains of the scores that are revealed, each from its beginning. */
export async function readTrail(tx: Tx, of: 'council' | 'scores'): Promise<ChainEntry[]> {
  const all: ChainEntry[] = []
  for (;;) {
    const part = await readPart(tx, of, all.at(-1) ?? BEGINNING, AT_ONCE)
    all.push(...part)
    if (part.length < AT_ONCE) return all
  }
}
