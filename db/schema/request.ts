import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, text } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import type { ConversationId, EvidenceItemId, EvidenceRequestId, EvidenceRevisionId, UserId } from '../ids'
import { reviewTable } from '../review-table'
import { evidenceRevisions } from './evidence-item'
import { reviews } from './review'

const ofReview = (t: object) => {
  const { councilId, reviewId } = t as { councilId: never; reviewId: never }
  return foreignKey({ columns: [councilId, reviewId], foreignColumns: [reviews.councilId, reviews.id] })
}
const written = {
  authorId: idOf<UserId>('author_id').notNull(),
  authorName: text('author_name').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
}
export const REQUEST_STATES = ['asked', 'answered', 'declined', 'withdrawn'] as const

/**
 * What a peer asks the council for, by a day, and what came of it: words, an item of evidence that peers may open, or why not. It
 * stands beside what was submitted and changes none of it.
 */
export const evidenceRequests = reviewTable(
  'evidence_requests',
  {
    id: newId<EvidenceRequestId>(),
    code: text('code').notNull(),
    words: text('words').notNull(),
    dueOn: date('due_on').notNull(),
    state: text('state', { enum: REQUEST_STATES }).notNull().default('asked'),
    ...written,
    answer: text('answer').notNull().default(''),
    itemId: idOf<EvidenceItemId>('item_id'),
    revisionId: idOf<EvidenceRevisionId>('revision_id'),
    decidedBy: idOf<UserId>('decided_by'),
    deciderName: text('decider_name'),
    decidedAt: moment('decided_at'),
  },
  (t) => [
    ofReview(t),
    foreignKey({
      name: 'evidence_requests_supplement',
      columns: [t.councilId, t.itemId, t.revisionId],
      foreignColumns: [evidenceRevisions.councilId, evidenceRevisions.itemId, evidenceRevisions.id],
    }),
    index('evidence_requests_of_council').on(t.councilId, t.reviewId),
    check(
      'evidence_requests_decided',
      sql`num_nonnulls(${t.decidedBy}, ${t.deciderName}, ${t.decidedAt}) = case ${t.state} when 'asked' then 0 else 3 end`,
    ),
    check('evidence_requests_whole', sql`num_nonnulls(${t.itemId}, ${t.revisionId}) in (0, 2)`),
    check(
      'evidence_requests_answered',
      sql`case ${t.state} when 'asked' then ${t.answer} = '' and ${t.itemId} is null
        when 'answered' then btrim(${t.answer}) <> '' or ${t.itemId} is not null
        else btrim(${t.answer}) <> '' and ${t.itemId} is null end`,
    ),
  ],
)

/** With whom the team has spoken, by what they are and never by name. */
export const SPOKEN_WITH = [
  'leader',
  'executive',
  'councillor',
  'scrutiny',
  'chief-executive',
  'director',
  'statutory-officer',
  'officer',
  'partner',
  'resident',
  'business',
  'staff-side',
] as const

/** What the team heard in one conversation, and on which questions. The team's alone for ever. */
export const conversations = reviewTable(
  'conversations',
  {
    id: newId<ConversationId>(),
    spokenWith: text('spoken_with', { enum: SPOKEN_WITH }).notNull(),
    words: text('words').notNull(),
    codes: text('codes').array().notNull(),
    ...written,
  },
  (t) => [ofReview(t)],
)
