import { eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { assessments } from '@/db/schema/assessment'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { AssessmentRow } from './store'

/** The database takes away all that hangs on it; its trail stays. False where something was put to the assessors meanwhile. */
export async function saveDeleted(tx: Tx, actor: Actor, permit: Permit<'delete', AssessmentRow>, reason: string) {
  const { id, title } = permit.thing
  await chain(tx, actor, 'assessment.deleted', { assessmentId: id, title, reason })
  const { rows } = await tx.execute<{ done: boolean }>(sql`select remove_assessment(${id}, ${reason}) as done`)
  if (!rows[0]?.done) return false
  await announce(tx, { topic: 'access', council: actor.councilId })
  await announce(tx, { topic: 'assessment', id })
  return true
}

export async function saveArchived(
  tx: Tx,
  actor: Actor,
  permit: Permit<'archive', AssessmentRow>,
  { isArchived, reason }: { isArchived: boolean; reason: string },
) {
  const { id } = permit.thing
  await tx
    .update(assessments)
    .set({ archivedAt: isArchived ? actor.now : null })
    .where(eq(assessments.id, id))
  const act = isArchived ? 'assessment.archived' : 'assessment.unarchived'
  await chain(tx, actor, act, { assessmentId: id, ...(reason ? { reason } : {}) })
  await announce(tx, { topic: 'assessment', id })
}
