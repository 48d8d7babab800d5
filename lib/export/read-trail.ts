import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'

/** So many entries are read at once. */
const AT_ONCE = 5_000
const NONE = '00000000-0000-0000-0000-000000000000'

/** An entry of a chain: exactly what was hashed, or only its seal where it is not for whoever takes the export. */
export type ChainEntry = { chain: string; seq: number; hash: string; entry: string | null }

/** The council's trail, or the chains of the scores that are revealed, each from its beginning. */
export async function readTrail(tx: Tx, of: 'council' | 'scores'): Promise<ChainEntry[]> {
  const all: ChainEntry[] = []
  for (let [chain, seq] = [NONE, 0]; ; ) {
    const { rows } = await tx.execute<Omit<ChainEntry, 'seq'> & { seq: string }>(
      sql`select chain, seq, hash, entry from export_trail(${of === 'scores'}, ${chain}, ${seq}, ${AT_ONCE})`,
    )
    all.push(...rows.map((row) => ({ ...row, seq: Number(row.seq) })))
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return all
    ;[chain, seq] = [last.chain, Number(last.seq)]
  }
}
