import { and, asc, eq, sql } from 'drizzle-orm'
import type { ReviewActor, Tx } from '@/db/gate'
import { type ConversationId, isId, type ReviewId } from '@/db/ids'
import { only } from '@/db/only'
import { conversations } from '@/db/schema/request'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { SpokenWith } from './heard'
import type { Heard } from './policy'

export const loadConversations = (tx: Tx, reviewId: ReviewId) =>
  tx
    .select()
    .from(conversations)
    .where(eq(conversations.reviewId, reviewId))
    .orderBy(asc(conversations.createdAt), asc(conversations.id))

export async function loadHeard(tx: Tx, reviewId: ReviewId, id: string): Promise<Heard | 'gone'> {
  if (!isId<ConversationId>(id)) return 'gone'
  const [row] = await tx
    .select({ id: conversations.id, authorId: conversations.authorId })
    .from(conversations)
    .where(and(eq(conversations.reviewId, reviewId), eq(conversations.id, id)))
  return row ?? 'gone'
}

type Noting = Permit<'note-heard', { reviewId: ReviewId; of: Heard | undefined }>
export type SaidHeard = { spokenWith: SpokenWith; words: string; codes: string[] }

export async function saveHeard(tx: Tx, actor: ReviewActor, permit: Noting, said: SaidHeard): Promise<ConversationId> {
  const { reviewId, of } = permit.thing
  const written = of
    ? await tx.update(conversations).set(said).where(mine(permit)).returning({ id: conversations.id })
    : await tx
        .insert(conversations)
        .values({
          ...{ reviewId, councilId: actor.councilId, ...said },
          ...{ authorId: actor.userId, authorName: actor.userName, createdAt: actor.now },
        })
        .returning({ id: conversations.id })
  const { id } = only(written)
  await note(tx, actor, 'review.heard-noted', id)
  return id
}

export async function saveForgetting(tx: Tx, actor: ReviewActor, permit: Noting) {
  await tx.delete(conversations).where(mine(permit))
  await note(tx, actor, 'review.heard-taken-out', permit.thing.of?.id)
}

const mine = ({ thing: { reviewId, of } }: Noting) =>
  and(eq(conversations.reviewId, reviewId), of ? eq(conversations.id, of.id) : sql`false`)

/** In the review's own chain, which the host does not read, and to its own room. */
async function note(tx: Tx, actor: ReviewActor, act: `${string}.${string}`, conversationId: string | undefined) {
  await chain(tx, actor, act, { reviewId: actor.reviewId, conversationId })
  await announce(tx, { topic: 'review', id: actor.reviewId })
}
