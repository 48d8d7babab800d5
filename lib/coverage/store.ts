import { desc, eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { reminders } from '@/db/schema/score'
import type { AssessmentRow } from '../assessment/store'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'

export type CoverageRow = {
  code: string
  area: number
  standing: 'member' | 'officer'
  group_name: string | null
  people: number
  half: boolean
}

/**
 * For each open question and each group of three assessors or more: whether half of them had scored at the last midnight.
 * Counting and hiding are done inside the database (db/sql/coverage.sql says why it cannot be undone), which gives out nothing
 * else, and nothing to anybody but the lead and the chair.
 */
export async function loadCoverage(tx: Tx, assessmentId: string): Promise<CoverageRow[]> {
  const { rows } = await tx.execute<CoverageRow>(
    sql`select code, area, standing, group_name, people::int, half from score_coverage(${assessmentId})`,
  )
  return rows
}

/** The day in London with whose beginning coverage ends, as yyyy-mm-dd. */
export async function loadCutoff(tx: Tx): Promise<string> {
  const { rows } = await tx.execute<{ at: string }>(sql`select (now() at time zone 'Europe/London')::date::text as at`)
  return rows[0]?.at ?? ''
}

export async function loadLastReminder(tx: Tx, assessmentId: AssessmentId): Promise<Date | undefined> {
  const [last] = await tx
    .select({ askedAt: reminders.askedAt })
    .from(reminders)
    .where(eq(reminders.assessmentId, assessmentId))
    .orderBy(desc(reminders.askedAt))
    .limit(1)
  return last?.askedAt
}

/** The trail says that a reminder was asked for; nothing anywhere says to whom it went or to how many. */
export async function saveReminder(tx: Tx, actor: Actor, permit: Permit<'ask-reminder', AssessmentRow>) {
  const assessmentId = permit.thing.id
  await tx
    .insert(reminders)
    .values({ councilId: actor.councilId, assessmentId, askedBy: actor.userId, askedAt: actor.now })
  await chain(tx, actor, 'reminder.asked', { assessmentId })
}
