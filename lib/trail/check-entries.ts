import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { type EntryRow, nameEntries, type TrailEntry } from './load-entries'

type Row = {
  reached: string | null
  entries: string
  began: string | null
  how: TrailFault | null
  wrong: EntryRow | Record<string, never> | null
}
/** Entries before it are missing, it was altered, it does not follow the one before, or it took up other scores than there are. */
export type TrailFault = 'missing' | 'altered' | 'unlinked' | 'scores'
export type CheckedPart = {
  reached: number | undefined
  entries: number
  began: Date | undefined
  /** The first that is wrong; who checks may not be one who reads it. */
  wrong: { how: TrailFault; entry: TrailEntry | undefined } | undefined
}

/** Checks so many entries of the council's trail as come after a place, where they stand. */
export async function checkEntries(tx: Tx, after: number, most: number): Promise<CheckedPart> {
  const { rows } = await tx.execute<Row>(sql`select * from check_trail(${after}, ${most})`)
  const [{ reached = null, entries = '0', began = null, how = null, wrong = null } = {}] = rows
  const [entry] = wrong && 'at' in wrong ? await nameEntries(tx, [wrong as EntryRow]) : []
  return {
    reached: reached === null ? undefined : Number(reached),
    entries: Number(entries),
    began: began === null ? undefined : new Date(began),
    wrong: how ? { how, entry } : undefined,
  }
}
