import { and, eq, isNull } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { positions } from '@/db/schema/council'
import { may } from '../access/access'

/** As which statutory officer somebody may add a note when an assessment is signed, if they may. */
export async function notesAs(tx: Tx, actor: Actor) {
  if (may(actor, 'note-as-monitoring-officer')) return 'monitoring_officer' as const
  if (!may(actor, 'note-as-s151-officer')) return null
  const held = await tx
    .select({ id: positions.id })
    .from(positions)
    .where(and(eq(positions.userId, actor.userId), eq(positions.kind, 's151_officer'), isNull(positions.endsOn)))
  return held.length > 0 ? ('s151_officer' as const) : null
}
