import { eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { SubmissionId } from '@/db/ids'
import { submissionSeals } from '@/db/schema/seal'
import { unlockKey } from '@/db/seal-key'
import { servingSealLock } from '@/db/serving'
import { type SealStatement, signStatement } from './seal-statement'

/** Signs what was submitted, in the transaction that submits it; after the one before it of the same council. */
export async function saveSeal(
  tx: Tx,
  actor: Actor,
  of: Pick<SealStatement, 'version' | 'sha256'> & { id: SubmissionId },
) {
  const { rows } = await tx.execute<{ kid: string; locked: Buffer; previous: string | null }>(sql`
    select k.kid, k.locked_private as locked, (select s.sha256 from submissions s where s.council_id = ${actor.councilId} and s.id <> ${of.id}
      order by s.submitted_at desc, s.id desc limit 1) as previous from seal_key_in_use() k`)
  const [key] = rows
  const open = key && unlockKey(servingSealLock(), key.locked)
  if (!key || !open) throw new Error('no seal key is there that this secret opens')
  const { kid, previous } = key
  const jws = await signStatement({ ...of, previous, at: actor.now.toISOString(), kid }, open)
  await tx
    .insert(submissionSeals)
    .values({ councilId: actor.councilId, submissionId: of.id, kid, jws, madeAt: actor.now })
}

/** What was signed of it; nothing of what was submitted before seals were signed. */
export async function loadSealOf(tx: Tx, submissionId: SubmissionId): Promise<string | null> {
  const [row] = await tx
    .select({ jws: submissionSeals.jws })
    .from(submissionSeals)
    .where(eq(submissionSeals.submissionId, submissionId))
  return row?.jws ?? null
}
