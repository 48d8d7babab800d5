import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idOf, knownWords, moment } from '../columns'
import type {
  CouncilId,
  InvitationId,
  LeavingId,
  MailId,
  PeerId,
  ProgrammeInvitationId,
  ReminderId,
  ReviewId,
  UserId,
} from '../ids'
import { invitations } from './council'
import { users } from './identity'
import { leavings } from './leaving'
import { reviewPeers } from './review'
import { reminders } from './score'

export const MAIL_KINDS = [
  ...(['sign-in', 'invitation', 'programme', 'review', 'reminder', 'removal', 'notices'] as const),
  'review-news',
] as const
export const MAIL_STATES = ['waiting', 'sending', 'sent', 'refused', 'unsure'] as const

/** Who is asked to keep the register of councils. Made by whoever runs Concord, at a terminal; nobody in it can. */
export const programmeInvitations = pgTable('programme_invitations', {
  id: idOf<ProgrammeInvitationId>('id').primaryKey().default(sql`uuidv7()`),
  email: text('email').notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: moment('created_at').notNull().defaultNow(),
  expiresAt: moment('expires_at').notNull(),
  acceptedAt: moment('accepted_at'),
})

/**
 * A mail that waits, is being sent, or was. It names whom it goes to and what about, and holds no address, word or link: those are
 * read and made when it is sent, for whoever may still have it. One of sign-in that names nobody is of an address that nobody
 * knows. `staleAt`: from then on it is not tried any more. `unsure`: it was cut off while it was being sent, and may have gone.
 */
export const mails = pgTable(
  'mails',
  {
    id: idOf<MailId>('id').primaryKey().default(sql`uuidv7()`),
    kind: text('kind', { enum: MAIL_KINDS }).notNull(),
    userId: idOf<UserId>('user_id').references(() => users.id, { onDelete: 'cascade' }),
    councilId: idOf<CouncilId>('council_id'),
    invitationId: idOf<InvitationId>('invitation_id'),
    programmeInvitationId: idOf<ProgrammeInvitationId>('programme_invitation_id').references(
      () => programmeInvitations.id,
      { onDelete: 'cascade' },
    ),
    reviewId: idOf<ReviewId>('review_id'),
    peerId: idOf<PeerId>('peer_id'),
    reminderId: idOf<ReminderId>('reminder_id'),
    /** The removal of a council, told to its leads. */
    leavingId: idOf<LeavingId>('leaving_id').references(() => leavings.id, { onDelete: 'cascade' }),
    /** From when on it may go. */
    notBefore: moment('not_before'),
    /** Where a sign-in link leads on to: a path within Concord, or an invitation. */
    place: text('place'),
    placeInvitationId: uuid('place_invitation_id'),
    state: text('state', { enum: MAIL_STATES }).notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    /** When it was asked for, in the last day and the last of all: nobody is mailed an invitation again and again. */
    askedAt: moment('asked_at').array().notNull().default(sql`array[now()]`),
    createdAt: moment('created_at').notNull().defaultNow(),
    staleAt: moment('stale_at').notNull(),
  },
  (t) => [
    ...knownWords(t),
    foreignKey({
      columns: [t.councilId, t.invitationId],
      foreignColumns: [invitations.councilId, invitations.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.reviewId, t.peerId], foreignColumns: [reviewPeers.reviewId, reviewPeers.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.councilId, t.reminderId], foreignColumns: [reminders.councilId, reminders.id] }).onDelete(
      'cascade',
    ),
    check(
      'mails_name_whole_keys',
      sql`(${t.reviewId} is null) = (${t.peerId} is null)
        and (${t.councilId} is null) = (num_nonnulls(${t.invitationId}, ${t.reminderId}) = 0 and ${t.kind} <> 'notices')`,
    ),
    check(
      'mails_are_about_one_thing',
      sql`case ${t.kind}
        when 'sign-in' then num_nonnulls(${t.userId}, ${t.invitationId}, ${t.programmeInvitationId}, ${t.peerId}) <= 1
        when 'invitation' then ${t.invitationId} is not null
        when 'programme' then ${t.programmeInvitationId} is not null
        when 'review' then ${t.peerId} is not null
        when 'review-news' then ${t.peerId} is not null
        when 'reminder' then ${t.reminderId} is not null
        when 'removal' then num_nonnulls(${t.leavingId}, ${t.userId}) = 2
        when 'notices' then ${t.userId} is not null and ${t.councilId} is not null
      end`,
    ),
    check(
      'mails_lead_within',
      sql`${t.place} ~ '^/[!-~]*$' and ${t.place} !~ '^/[/\\\\]' and length(${t.place}) <= 500`,
    ),
    uniqueIndex('mails_of_invitation').on(t.councilId, t.invitationId).where(sql`${t.kind} = 'invitation'`),
    uniqueIndex('mails_of_programme_invitation').on(t.programmeInvitationId).where(sql`${t.kind} = 'programme'`),
    uniqueIndex('mails_of_notices').on(t.userId, t.councilId).where(sql`${t.kind} = 'notices'`),
    uniqueIndex('mails_of_review_news').on(t.reviewId, t.peerId).where(sql`${t.kind} = 'review-news'`),
    index('mails_of_user').on(t.userId),
    index('mails_of_peer').on(t.reviewId, t.peerId),
    index('mails_of_reminder').on(t.councilId, t.reminderId),
  ],
)
