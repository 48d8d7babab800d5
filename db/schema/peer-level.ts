import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import type { PeerDissentId, PeerLevelConsentId, PeerLevelId, PeerScoreId, UserId } from '../ids'
import { reviewTable } from '../review-table'
import { reviews } from './review'

const ofReview = (name: string, t: object) => {
  const { councilId, reviewId } = t as { councilId: never; reviewId: never }
  return foreignKey({ name, columns: [councilId, reviewId], foreignColumns: [reviews.councilId, reviews.id] })
}
const written = {
  authorId: idOf<UserId>('author_id').notNull(),
  authorName: text('author_name').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
}

/** That the council, or the team, agrees to levels of the team: that they are given, and later that they are published. Without both nothing of it is there. */
export const peerLevelConsents = reviewTable(
  'peer_level_consents',
  {
    id: newId<PeerLevelConsentId>(),
    side: text('side', { enum: ['council', 'team'] }).notNull(),
    stage: text('stage', { enum: ['scoping', 'publishing'] }).notNull(),
    ...written,
  },
  (t) => [
    ofReview('peer_level_consents_review', t),
    uniqueIndex('peer_level_consents_once').on(t.councilId, t.reviewId, t.stage, t.side),
  ],
)

/** The level that one peer gives a question, their own alone until the reveal. No serving role has a right on it. */
export const peerScores = reviewTable(
  'peer_scores',
  {
    id: newId<PeerScoreId>(),
    code: text('code').notNull(),
    kind: text('kind', { enum: ['level', 'cannot-judge'] }).notNull(),
    level: integer('level'),
    reason: text('reason').notNull(),
    ...written,
  },
  (t) => [
    ofReview('peer_scores_review', t),
    uniqueIndex('peer_scores_once').on(t.councilId, t.reviewId, t.authorId, t.code),
    index('peer_scores_of_question').on(t.councilId, t.reviewId, t.code),
    check(
      'peer_scores_absent_is_no_number',
      sql`case ${t.kind} when 'level' then coalesce(${t.level} between 1 and 4, false) else ${t.level} is null end`,
    ),
    check('peer_scores_reasoned', sql`btrim(${t.reason}) <> ''`),
  ],
)

/** A question whose peer levels were revealed to the team, and the one level that the team then recorded. */
export const peerLevels = reviewTable(
  'peer_levels',
  {
    id: newId<PeerLevelId>(),
    code: text('code').notNull(),
    revealedBy: idOf<UserId>('revealed_by').notNull(),
    revealedAt: moment('revealed_at').notNull().defaultNow(),
    level: integer('level'),
    reason: text('reason'),
    authorId: idOf<UserId>('author_id'),
    authorName: text('author_name'),
    recordedAt: moment('recorded_at'),
  },
  (t) => [
    ofReview('peer_levels_review', t),
    unique('peer_levels_once').on(t.councilId, t.reviewId, t.code),
    check(
      'peer_levels_recorded_whole',
      sql`num_nonnulls(${t.level}, ${t.reason}, ${t.authorId}, ${t.authorName}, ${t.recordedAt}) in (0, 5)
        and (${t.level} is null or ${t.level} between 1 and 4) and (${t.reason} is null or btrim(${t.reason}) <> '')`,
    ),
  ],
)

/** What one of the team says who differs from the level that it recorded, and from which. */
export const peerDissents = reviewTable(
  'peer_dissents',
  {
    id: newId<PeerDissentId>(),
    code: text('code').notNull(),
    ofLevel: integer('of_level').notNull(),
    words: text('words').notNull(),
    ...written,
  },
  (t) => [
    foreignKey({
      name: 'peer_dissents_of',
      columns: [t.councilId, t.reviewId, t.code],
      foreignColumns: [peerLevels.councilId, peerLevels.reviewId, peerLevels.code],
    }),
    uniqueIndex('peer_dissents_once').on(t.councilId, t.reviewId, t.code, t.authorId),
    check('peer_dissents_say', sql`btrim(${t.words}) <> '' and ${t.ofLevel} between 1 and 4`),
  ],
)
