import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { idOf, moment } from '../columns'
import type {
  AssessmentId,
  AssessmentQuestionId,
  CouncilId,
  PlanActionId,
  ReviewId,
  RoundId,
  ScoreId,
  UserId,
} from '../ids'

/**
 * One hash chain a council, one a review and one a score: each entry carries the hash of the one before, so none can be
 * changed or left out unseen. What an entry is about is read out of its subject by the database, for the indexes by which a
 * trail is read; those columns are no part of what is hashed and can say nothing else than the subject.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    chainId: idOf<CouncilId | ReviewId | ScoreId>('chain_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: moment('at').notNull(),
    actorId: idOf<UserId>('actor_id').notNull(),
    act: text('act').notNull(),
    subject: jsonb('subject').notNull().$type<Record<string, unknown>>(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
    /** Exactly what was hashed: the RFC 8785 form of the fields before. */
    entry: text('entry').notNull(),
    assessmentId: idOf<AssessmentId>('assessment_id').generatedAlwaysAs(sql`(subject ->> 'assessmentId')::uuid`),
    questionId: idOf<AssessmentQuestionId>('question_id').generatedAlwaysAs(sql`(subject ->> 'questionId')::uuid`),
    personId: idOf<UserId>('person_id').generatedAlwaysAs(sql`(subject ->> 'userId')::uuid`),
    roundId: idOf<RoundId>('round_id').generatedAlwaysAs(sql`(subject ->> 'roundId')::uuid`),
    actionId: idOf<PlanActionId>('action_id').generatedAlwaysAs(sql`(subject ->> 'actionId')::uuid`),
  },
  (t) => [
    primaryKey({ columns: [t.chainId, t.seq] }),
    index('audit_entries_by_time').on(t.chainId, t.at, t.seq),
    index('audit_entries_of_assessment').on(t.chainId, t.assessmentId, t.at, t.seq),
    index('audit_entries_of_action').on(t.chainId, t.actionId, t.at, t.seq).where(sql`${t.actionId} is not null`),
    index('audit_entries_of_scores').on(t.assessmentId, t.at, t.hash).where(sql`${t.act} = 'score.submitted'`),
  ],
)
