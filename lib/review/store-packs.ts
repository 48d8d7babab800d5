import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { ReviewActor, Tx } from '@/db/gate'
import { type EvidenceId, type EvidencePackId, isId } from '@/db/ids'
import { only } from '@/db/only'
import { evidencePacks } from '@/db/schema/evidence-pack'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'

export type PackRow = typeof evidencePacks.$inferSelect

/** The acting peer's own in this review, the newest first. */
export const loadPacks = (tx: Tx, actor: ReviewActor): Promise<PackRow[]> =>
  tx
    .select()
    .from(evidencePacks)
    .where(and(eq(evidencePacks.reviewId, actor.reviewId), eq(evidencePacks.userId, actor.userId)))
    .orderBy(desc(evidencePacks.askedAt))
    .limit(5)

/** Whoever asks for a pack has whoever asks in the same name wait until the commit. */
export const holdPacks = (tx: Tx, { reviewId, userId }: ReviewActor) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pack ${reviewId} ${userId}`}, 0))`)

/** How many of theirs are still to be made. */
export const countPacksWaiting = (tx: Tx, actor: ReviewActor) =>
  tx.$count(
    evidencePacks,
    and(
      eq(evidencePacks.reviewId, actor.reviewId),
      eq(evidencePacks.userId, actor.userId),
      inArray(evidencePacks.state, ['waiting', 'making']),
    ),
  )

export async function loadPack(tx: Tx, id: string): Promise<PackRow | undefined> {
  if (!isId<EvidencePackId>(id)) return undefined
  const [row] = await tx.select().from(evidencePacks).where(eq(evidencePacks.id, id))
  return row
}

export async function savePack(tx: Tx, actor: ReviewActor, _permit: Permit<'ask-pack', null>): Promise<EvidencePackId> {
  const { reviewId, councilId, userId } = actor
  const made = await tx
    .insert(evidencePacks)
    .values({ reviewId, councilId, userId, askedAt: actor.now })
    .returning({ id: evidencePacks.id })
  await chain(tx, actor, 'review.pack-asked', { reviewId })
  return only(made).id
}

/** How far one is. Its asker's pages hear of it, and nobody else's. */
export async function notePack(
  tx: Tx,
  actor: ReviewActor,
  permit: Permit<'open-pack', PackRow>,
  to: { state: 'making' | 'failed' } | { state: 'ready'; holds: EvidenceId[]; sha256: string; size: number },
) {
  await tx.update(evidencePacks).set(to).where(eq(evidencePacks.id, permit.thing.id))
  await announce(tx, { topic: 'inbox', user: actor.userId })
}
