import { randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import type { Actor, ReviewActor, Tx } from '@/db/gate'
import type { PeerScoreId, ScoreId } from '@/db/ids'

/** Holds the place's trail from here on: what is asked next still holds when it is acted on, whoever else is at it. */
export const inTurn = (tx: Tx, actor: Pick<Actor, 'councilId'> | ReviewActor) =>
  tx.execute(sql`select audit_head(${chainOf(actor)})`)

const chainOf = (actor: Pick<Actor, 'councilId'> | ReviewActor) =>
  'reviewId' in actor ? actor.reviewId : actor.councilId

/** What hides somebody's name is sealed with this beside it, so that nobody finds the name by trying seals. */
export const sealedSalt = () => ({ salt: randomBytes(32).toString('base64') })

/**
 * Chains an act, in the past tense, in the transaction that did it. `subject` holds ids and reasons, never an unrevealed
 * score. The chain is the place's own, unless what was done stays hidden and is kept in one `apart`.
 */
export async function chain(
  tx: Tx,
  actor: Pick<Actor, 'userId' | 'councilId' | 'now'> | ReviewActor,
  act: `${string}.${string}`,
  subject: Record<string, unknown>,
  apart?: ScoreId | PeerScoreId,
): Promise<void> {
  const chainId = apart ?? chainOf(actor)
  const head = await tx.execute<{ seq: string | null; hash: string | null }>(sql`select * from audit_head(${chainId})`)
  const link = {
    chainId,
    seq: Number(head.rows[0]?.seq ?? 0) + 1,
    at: actor.now.toISOString(),
    actorId: actor.userId,
    act,
    subject,
    previousHash: head.rows[0]?.hash ?? '',
  }
  await tx.execute(sql`select append_to_trail(${canonicalize(link) ?? ''})`)
}
