import { deserialize, serialize } from 'node:v8'
import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { DoneBefore, keyOfAct } from '../lib/once'

/** The first of two numbers under which an act is done once at a time. */
const ACTS = 7_041_833

/** Rows that this connection has written, of which those of earlier transactions may be some: what counts is that it grows. */
const WRITTEN = sql`(select coalesce(sum(pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid)
  + pg_stat_get_xact_tuples_deleted(c.oid)), 0) from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace)`

/**
 * One transaction of an act. Whoever brings the same key waits until it is over, and where it has written something is given its
 * answer instead of doing it again. A refusal leaves nothing, and neither does a transaction that only reads; an act writes in one.
 */
export async function once<O>(tx: Pick<NodePgDatabase, 'execute'>, work: () => Promise<O>): Promise<O> {
  const key = keyOfAct()
  if (!key) return work()
  const begun = await tx.execute<{ written: string }>(
    sql`select pg_advisory_xact_lock(${ACTS}, hashtext(${key})), ${WRITTEN} as written`,
  )
  const done = await tx.execute<{ answer: Buffer | null }>(sql`select done_before(${key}) as answer`)
  if (done.rows[0]?.answer) throw new DoneBefore(deserialize(done.rows[0].answer))
  const outcome = await work()
  await tx.execute(sql`select note_done(${key}, ${serialize(outcome)})
    where ${WRITTEN} > ${begun.rows[0]?.written ?? 0}::numeric`)
  return outcome
}
