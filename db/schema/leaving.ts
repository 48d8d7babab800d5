import { sql } from 'drizzle-orm'
import { check, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, knownWords, moment } from '../columns'
import type { CouncilId, LeavingId, UserId } from '../ids'
import { users } from './identity'

export const LEAVING_KINDS = ['person', 'council'] as const

/**
 * Who or what is to leave for good: a person, made anonymous, or a council, removed with all that it has. Asked by one, confirmed by
 * another, done when its time has come, called off until then. `within` is the council whose leads ask; without it, those who
 * keep the register. A row outlives what it names: `what` says what there was.
 */
export const leavings = pgTable(
  'leavings',
  {
    id: idOf<LeavingId>('id').primaryKey().default(sql`uuidv7()`),
    kind: text('kind', { enum: LEAVING_KINDS }).notNull(),
    within: idOf<CouncilId>('within'),
    userId: idOf<UserId>('user_id').references(() => users.id),
    removedCouncilId: idOf<CouncilId>('removed_council_id'),
    reason: text('reason').notNull(),
    askedBy: idOf<UserId>('asked_by').notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    confirmedBy: idOf<UserId>('confirmed_by'),
    confirmedAt: moment('confirmed_at'),
    dueAt: moment('due_at'),
    calledOffBy: idOf<UserId>('called_off_by'),
    calledOffAt: moment('called_off_at'),
    doneAt: moment('done_at'),
    what: jsonb('what').$type<unknown>(),
  },
  (t) => [
    ...knownWords(t),
    check(
      'leavings_are_of_one',
      sql`(${t.kind} = 'person') = (${t.userId} is not null) and num_nonnulls(${t.userId}, ${t.removedCouncilId}) = 1`,
    ),
    check('leavings_of_councils_are_the_programmes', sql`${t.kind} = 'person' or ${t.within} is null`),
    check(
      'leavings_take_two',
      sql`${t.confirmedBy} <> ${t.askedBy} and num_nulls(${t.confirmedBy}, ${t.confirmedAt}, ${t.dueAt}) in (0, 3)`,
    ),
    check(
      'leavings_wait',
      sql`${t.dueAt} >= ${t.confirmedAt} + case ${t.kind} when 'person' then interval '168 hours' else interval '720 hours' end`,
    ),
    check(
      'leavings_are_done_in_time',
      sql`${t.doneAt} is null or (${t.doneAt} >= ${t.dueAt} and ${t.confirmedBy} is not null and ${t.calledOffAt} is null)`,
    ),
    uniqueIndex('leavings_of_person_once')
      .on(t.userId)
      .where(sql`${t.calledOffAt} is null and ${t.userId} is not null`),
    uniqueIndex('leavings_of_council_once')
      .on(t.removedCouncilId)
      .where(sql`${t.calledOffAt} is null and ${t.removedCouncilId} is not null`),
  ],
)
