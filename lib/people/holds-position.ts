import { and, eq, isNull } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type POSITION_KINDS, positions } from '@/db/schema/council'

/** Whether the acting person holds this position today. */
export async function holdsPosition(tx: Tx, actor: Actor, kind: (typeof POSITION_KINDS)[number]): Promise<boolean> {
  const held = await tx
    .select({ id: positions.id })
    .from(positions)
    .where(and(eq(positions.userId, actor.userId), eq(positions.kind, kind), isNull(positions.endsOn)))
  return held.length > 0
}
