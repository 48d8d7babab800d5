import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  pgView,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { idOf, knownWords, moment, newId, roleOf } from '../columns'
import { councilTable } from '../council-table'
import type {
  AdministrationId,
  CouncilId,
  GroupMembershipId,
  InvitationId,
  MembershipId,
  PoliticalGroupId,
  PositionId,
  UserId,
} from '../ids'
import { users } from './identity'

export const COUNCIL_TYPES = ['unitary', 'district', 'county', 'metropolitan', 'london-borough', 'combined'] as const
export const GOVERNANCE_MODELS = ['cabinet', 'committee', 'mayor'] as const
export const POSITION_KINDS = ['group_leader', 's151_officer', 'chief_executive'] as const

/** The register: every council that Concord knows. Its row is the tenant. */
export const councils = pgTable(
  'councils',
  {
    id: idOf<CouncilId>('id').primaryKey().default(sql`uuidv7()`),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    type: text('type', { enum: COUNCIL_TYPES }).notNull(),
    nation: text('nation').notNull().default('England'),
    gssCode: text('gss_code'),
    governanceModel: text('governance_model', { enum: GOVERNANCE_MODELS }).notNull().default('cabinet'),
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
  },
  (t) => knownWords(t),
)

/** For a table whose rows hang on nothing else of their council: while there is one, the council stays. */
export const ofCouncil = (t: object) => {
  const { councilId } = t as { councilId: never }
  return foreignKey({ columns: [councilId], foreignColumns: [councils.id] })
}

/** A person's dated role and post in one council. Rows end; they are not deleted. */
export const memberships = councilTable(
  'memberships',
  {
    id: newId<MembershipId>(),
    userId: idOf<UserId>('user_id')
      .notNull()
      .references(() => users.id),
    role: roleOf('role').notNull(),
    post: text('post').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
  },
  (t) => [
    ofCouncil(t),
    unique('memberships_role_key').on(t.councilId, t.id, t.role),
    index('memberships_user').on(t.userId, t.councilId),
  ],
)

/** Of those, the ones that are held today: the only place in which a day is compared is the view (db/sql/people.sql). */
export const currentMemberships = pgView('current_memberships', {
  councilId: idOf<CouncilId>('council_id').notNull(),
  id: idOf<MembershipId>('id').notNull(),
  userId: idOf<UserId>('user_id').notNull(),
  role: roleOf('role').notNull(),
  post: text('post').notNull(),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on'),
}).existing()

export const politicalGroups = councilTable(
  'political_groups',
  {
    id: newId<PoliticalGroupId>(),
    name: text('name').notNull(),
    /** Of the council's seats, as many as the group holds; unknown until somebody says. */
    seats: integer('seats'),
    endsOn: date('ends_on'),
  },
  (t) => [ofCouncil(t), check('political_groups_seats', sql`${t.seats} between 1 and 300`)],
)

/** Political group is recorded for councillors only: the key carries the role and the check holds it to member. */
export const groupMemberships = councilTable(
  'group_memberships',
  {
    id: newId<GroupMembershipId>(),
    membershipId: idOf<MembershipId>('membership_id').notNull(),
    membershipRole: roleOf('membership_role').notNull().default('member'),
    politicalGroupId: idOf<PoliticalGroupId>('political_group_id').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
  },
  (t) => [
    check('group_is_for_members', sql`${t.membershipRole} = 'member'`),
    foreignKey({
      columns: [t.councilId, t.membershipId, t.membershipRole],
      foreignColumns: [memberships.councilId, memberships.id, memberships.role],
    }),
    foreignKey({
      columns: [t.councilId, t.politicalGroupId],
      foreignColumns: [politicalGroups.councilId, politicalGroups.id],
    }),
    index('group_memberships_membership').on(t.councilId, t.membershipId),
  ],
)

/** The groups in which councillors sit today. */
export const currentGroupMemberships = pgView('current_group_memberships', {
  councilId: idOf<CouncilId>('council_id').notNull(),
  id: idOf<GroupMembershipId>('id').notNull(),
  membershipId: idOf<MembershipId>('membership_id').notNull(),
  politicalGroupId: idOf<PoliticalGroupId>('political_group_id').notNull(),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on'),
}).existing()

/** What somebody is in a council besides their role, dated: a group has one leader at a time, a council one s.151 officer. */
export const positions = councilTable(
  'positions',
  {
    id: newId<PositionId>(),
    userId: idOf<UserId>('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind', { enum: POSITION_KINDS }).notNull(),
    politicalGroupId: idOf<PoliticalGroupId>('political_group_id'),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
  },
  (t) => [
    ofCouncil(t),
    check('positions_lead_a_group', sql`(${t.kind} = 'group_leader') = (${t.politicalGroupId} is not null)`),
    check('positions_end_after_they_begin', sql`${t.endsOn} >= ${t.startsOn}`),
    foreignKey({
      columns: [t.councilId, t.politicalGroupId],
      foreignColumns: [politicalGroups.councilId, politicalGroups.id],
    }),
    uniqueIndex('positions_held_by_one')
      .on(t.councilId, t.kind, sql`coalesce(${t.politicalGroupId}, ${t.councilId})`)
      .where(sql`${t.endsOn} is null`),
    index('positions_user').on(t.councilId, t.userId),
  ],
)

/**
 * Which political groups run the council, dated. A row without a group is the answer that none does: there are councils without an
 * administration, and whoever has said so is not asked again.
 */
export const administrations = councilTable(
  'administrations',
  {
    id: newId<AdministrationId>(),
    politicalGroupId: idOf<PoliticalGroupId>('political_group_id'),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
  },
  (t) => [
    ofCouncil(t),
    check('administrations_end_after_they_begin', sql`${t.endsOn} >= ${t.startsOn}`),
    foreignKey({
      columns: [t.councilId, t.politicalGroupId],
      foreignColumns: [politicalGroups.councilId, politicalGroups.id],
    }),
    uniqueIndex('administrations_once')
      .on(t.councilId, sql`coalesce(${t.politicalGroupId}, ${t.councilId})`)
      .where(sql`${t.endsOn} is null`),
  ],
)

export const invitations = councilTable(
  'invitations',
  {
    id: newId<InvitationId>(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: roleOf('role').notNull(),
    post: text('post').notNull(),
    politicalGroupId: idOf<PoliticalGroupId>('political_group_id'),
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: idOf<UserId>('invited_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    withdrawnAt: moment('withdrawn_at'),
  },
  (t) => [
    ofCouncil(t),
    check('invited_group_is_for_members', sql`${t.politicalGroupId} is null or ${t.role} = 'member'`),
    foreignKey({
      columns: [t.councilId, t.politicalGroupId],
      foreignColumns: [politicalGroups.councilId, politicalGroups.id],
    }),
    index('invitations_email').on(sql`lower(${t.email})`),
    index('invitations_id').on(t.id),
    index('invitations_of').on(t.invitedBy),
  ],
)
