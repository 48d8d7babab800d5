import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgView, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilOwner, councilTable } from '../council-table'
import type {
  AgreementId,
  AssessmentId,
  DutyId,
  MinorityStatementId,
  PoliticalGroupId,
  ReminderId,
  RoundId,
  RoundSeatId,
  ScoreDraftId,
  ScoreId,
  StanceId,
  UserId,
} from '../ids'
import { assessmentDuties, assessments, onQuestion } from './assessment'
import { politicalGroups } from './council'
import { users } from './identity'
import { searchedIn } from './searched'

export const ROUND_STATES = ['open', 'revealed', 'agreed', 'superseded'] as const

export const rounds = councilTable(
  'rounds',
  {
    id: newId<RoundId>(),
    ...onQuestion.columns(),
    number: integer('number').notNull(),
    state: text('state', { enum: ROUND_STATES }).notNull().default('open'),
    openedAt: moment('opened_at').notNull().defaultNow(),
    openedBy: idOf<UserId>('opened_by'),
    revealedAt: moment('revealed_at'),
    revealedBy: idOf<UserId>('revealed_by'),
    reason: text('reason'),
    putAsideAt: moment('put_aside_at'),
    putAsideBy: idOf<UserId>('put_aside_by'),
    putAsideReason: text('put_aside_reason'),
  },
  (t) => [
    onQuestion.key(t),
    check(
      'rounds_put_aside_whole',
      sql`num_nulls(${t.putAsideAt}, ${t.putAsideBy}, ${t.putAsideReason}) in (0, 3)
        and (${t.putAsideAt} is null or (${t.state} = 'superseded' and ${t.revealedAt} is null))`,
    ),
    uniqueIndex('rounds_number').on(t.councilId, t.assessmentQuestionId, t.number),
    index('rounds_id').on(t.id),
    uniqueIndex('rounds_one_current').on(t.councilId, t.assessmentQuestionId).where(sql`${t.state} <> 'superseded'`),
  ],
)

/**
 * Who may score a round: the assessors of the moment in which it opened, each by the duty under which they score. It is made
 * by the database and never changed. `isCounted`: not one of those who are told the coverage, and who know what they did.
 */
export const roundSeats = councilTable(
  'round_seats',
  {
    id: newId<RoundSeatId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    roundId: idOf<RoundId>('round_id').notNull(),
    dutyId: idOf<DutyId>('duty_id').notNull(),
    userId: idOf<UserId>('user_id').notNull(),
    isCounted: boolean('is_counted').notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.roundId], foreignColumns: [rounds.councilId, rounds.id] }),
    foreignKey({ columns: [t.councilId, t.dutyId], foreignColumns: [assessmentDuties.councilId, assessmentDuties.id] }),
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    uniqueIndex('round_seats_once').on(t.councilId, t.roundId, t.userId),
    index('round_seats_duty').on(t.councilId, t.dutyId),
    index('round_seats_assessment').on(t.councilId, t.assessmentId),
  ],
)

const scoreColumns = () => ({
  id: newId<ScoreId>(),
  assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
  roundId: idOf<RoundId>('round_id').notNull(),
  assessorId: idOf<UserId>('assessor_id').notNull(),
  kind: text('kind', { enum: ['level', 'cannot-judge', 'does-not-apply'] }).notNull(),
  current: integer('current'),
  ambition: integer('ambition'),
  confidence: text('confidence', { enum: ['low', 'medium', 'high'] }),
  evidenceStrength: text('evidence_strength', { enum: ['weak', 'fair', 'strong'] }),
  reason: text('reason').notNull().default(''),
  submittedAt: moment('submitted_at').notNull().defaultNow(),
  /** Stays when the score is changed, so that nothing counted by it ever falls. */
  firstSubmittedAt: moment('first_submitted_at').notNull().defaultNow(),
})

/** One assessor's judgement in one round. Absent is absent: cannot judge and does not apply carry no number. No serving role has a right on it. */
export const scores = councilTable('scores', scoreColumns(), (t) => [
  foreignKey({ columns: [t.councilId, t.roundId], foreignColumns: [rounds.councilId, rounds.id] }),
  foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
  uniqueIndex('scores_once').on(t.councilId, t.roundId, t.assessorId),
  check(
    'absent_is_never_a_number',
    sql`(${t.kind} = 'level' and ${t.current} between 1 and 4 and ${t.ambition} between 1 and 4) or (${t.kind} <> 'level' and ${t.current} is null and ${t.ambition} is null)`,
  ),
])

/** The scores that the acting person may see: their own, and those of revealed rounds. */
export const shownScores = pgView('shown_scores', { councilId: councilOwner(), ...scoreColumns() }).existing()

/** What an assessor has put down and not submitted: theirs alone at every time, and gone once it is submitted or its round ends. */
export const scoreDrafts = councilTable(
  'score_drafts',
  {
    id: newId<ScoreDraftId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    roundId: idOf<RoundId>('round_id').notNull(),
    assessorId: idOf<UserId>('assessor_id').notNull(),
    draft: jsonb('draft').notNull().$type<Record<string, string>>(),
    keptAt: moment('kept_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.roundId], foreignColumns: [rounds.councilId, rounds.id] }),
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    uniqueIndex('score_drafts_once').on(t.councilId, t.roundId, t.assessorId),
  ],
)

export const agreements = councilTable(
  'agreements',
  {
    id: newId<AgreementId>(),
    ...onQuestion.columns(),
    roundId: idOf<RoundId>('round_id').notNull(),
    level: integer('level').notNull(),
    ambition: integer('ambition').notNull(),
    reason: text('reason').notNull(),
    groupDissent: text('group_dissent'),
    consensus: text('consensus', { enum: ['agreed', 'close', 'split', 'polarised'] }).notNull(),
    agreedBy: idOf<UserId>('agreed_by').notNull(),
    agreedAt: moment('agreed_at').notNull().defaultNow(),
  },
  (t) => [
    onQuestion.key(t),
    foreignKey({ columns: [t.councilId, t.roundId], foreignColumns: [rounds.councilId, rounds.id] }),
    uniqueIndex('agreements_round').on(t.councilId, t.roundId),
    index('agreements_searched').using('gin', searchedIn(t.councilId, t.reason)),
    check('agreed_level', sql`${t.level} between 1 and 4 and ${t.ambition} between 1 and 4`),
  ],
)

export const stances = councilTable(
  'stances',
  {
    id: newId<StanceId>(),
    agreementId: idOf<AgreementId>('agreement_id').notNull(),
    assessorId: idOf<UserId>('assessor_id').notNull(),
    stance: text('stance', { enum: ['concur', 'dissent'] }).notNull(),
    minorityView: text('minority_view'),
    isNamed: boolean('is_named').notNull().default(false),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.agreementId], foreignColumns: [agreements.councilId, agreements.id] }),
    uniqueIndex('stances_once').on(t.councilId, t.agreementId, t.assessorId),
    index('stances_agreement').on(t.councilId, t.agreementId),
  ],
)

/**
 * What a group's leader has stand beside an agreed level, under their name and their group's of the day. It stays with the question
 * when the level is reopened, and says which level it was said of.
 */
export const minorityStatements = councilTable(
  'minority_statements',
  {
    id: newId<MinorityStatementId>(),
    ...onQuestion.columns(),
    agreementId: idOf<AgreementId>('agreement_id').notNull(),
    politicalGroupId: idOf<PoliticalGroupId>('political_group_id').notNull(),
    groupName: text('group_name').notNull(),
    authorId: idOf<UserId>('author_id')
      .notNull()
      .references(() => users.id),
    authorName: text('author_name').notNull(),
    words: text('words').notNull(),
    statedAt: moment('stated_at').notNull().defaultNow(),
    changedAt: moment('changed_at'),
  },
  (t) => [
    onQuestion.key(t),
    foreignKey({ columns: [t.councilId, t.agreementId], foreignColumns: [agreements.councilId, agreements.id] }),
    foreignKey({
      columns: [t.councilId, t.politicalGroupId],
      foreignColumns: [politicalGroups.councilId, politicalGroups.id],
    }),
    uniqueIndex('minority_statements_once').on(t.councilId, t.agreementId, t.politicalGroupId, t.authorId),
    index('minority_statements_question').on(t.councilId, t.assessmentQuestionId),
  ],
)

/** That the lead asked for reminders, and when. Whom they went to is kept nowhere. */
export const reminders = councilTable(
  'reminders',
  {
    id: newId<ReminderId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    askedBy: idOf<UserId>('asked_by').notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    index('reminders_assessment').on(t.councilId, t.assessmentId, t.askedAt),
  ],
)
