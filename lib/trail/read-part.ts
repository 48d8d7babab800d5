import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'

/** An entry of a chain: exactly what was hashed, or only its seal where it is not for whoever reads it. */
export type ChainEntry = { chain: string; seq: number; hash: string; entry: string | null }
/** A place in a chain. */
export type ChainPlace = Pick<ChainEntry, 'chain' | 'seq'>

/** Before every chain. */
export const BEGINNING: ChainPlace = { chain: '00000000-0000-0000-0000-000000000000', seq: 0 }

/** So many entries of the council's trail, or of the chains of the scores that are revealed, as come after a place. */
export async function readPart(
  tx: Tx,
  of: 'council' | 'scores',
  { chain, seq }: ChainPlace,
  most: number,
): Promise<ChainEntry[]> {
  const { rows } = await tx.execute<Omit<ChainEntry, 'seq'> & { seq: string }>(
    sql`select chain, seq, hash, entry from export_trail(${of === 'scores'}, ${chain}, ${seq}, ${most})`,
  )
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}
