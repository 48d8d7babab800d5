import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type InvitationId, isId, type PoliticalGroupId } from '@/db/ids'
import { assessments, promisedDuties } from '@/db/schema/assessment'
import { invitations, politicalGroups } from '@/db/schema/council'
import { type Role, roleMay } from '../access/access'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { MailedAgain } from './mailed-again'

export const loadOpenInvitations = (tx: Tx) => loadInvitations(tx, sql`${invitations.expiresAt} > now()`)

/** Those who let their invitation run out in the last two months, and have no other. */
export const loadRunOut = (tx: Tx) =>
  loadInvitations(
    tx,
    sql`${invitations.expiresAt} between now() - interval '60 days' and now()
      and not exists (select 1 from invitations o where o.council_id = ${invitations.councilId} and o.id <> ${invitations.id}
        and lower(o.email) = lower(${invitations.email}) and o.created_at > ${invitations.createdAt})
      and not exists (select 1 from current_memberships m join users u on u.id = m.user_id
        where m.council_id = ${invitations.councilId} and lower(u.email) = lower(${invitations.email}))`,
  )

const loadInvitations = (tx: Tx, which: SQL) =>
  tx
    .select({
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      post: invitations.post,
      group: politicalGroups.name,
      groupId: politicalGroups.id,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      mail: sql<string | null>`m.state`,
      mailAttempts: sql<number | null>`m.attempts`,
      invitedBy: sql<
        string | null
      >`(select coalesce(u.name, u.email) from users u where u.id = ${invitations.invitedBy})`,
    })
    .from(invitations)
    .leftJoin(
      politicalGroups,
      and(eq(politicalGroups.councilId, invitations.councilId), eq(politicalGroups.id, invitations.politicalGroupId)),
    )
    .leftJoin(sql`mails_of_invitations() m`, sql`m.invitation_id = ${invitations.id}`)
    .where(and(isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt), which))
    .orderBy(invitations.createdAt)

type NewInvitation = {
  id: InvitationId
  email: string
  name: string
  role: Role
  post: string
  politicalGroupId: PoliticalGroupId | null
  tokenHash: string
  expiresAt: Date
}

export async function saveInvitation(
  tx: Tx,
  actor: Actor,
  permit: Permit<'invite-person', null>,
  invitation: NewInvitation,
) {
  await tx
    .insert(invitations)
    .values({ councilId: actor.councilId, invitedBy: actor.userId, createdAt: actor.now, ...invitation })
  await chain(tx, actor, 'person.invited', { role: invitation.role, post: invitation.post, by: permit.by })
}

/** What somebody is named to goes along with their corrected invitation, as far as its role may be it. */
export async function savePromisedMoved(
  tx: Tx,
  actor: Actor,
  _permit: Permit<'invite-person', null>,
  { from, to }: { from: InvitationId; to: InvitationId },
) {
  const promised = await tx
    .select({ assessmentId: promisedDuties.assessmentId, duty: promisedDuties.duty, role: invitations.role })
    .from(promisedDuties)
    .innerJoin(
      assessments,
      and(eq(assessments.councilId, promisedDuties.councilId), eq(assessments.id, promisedDuties.assessmentId)),
    )
    .innerJoin(invitations, and(eq(invitations.councilId, promisedDuties.councilId), eq(invitations.id, to)))
    .where(and(eq(promisedDuties.invitationId, from), inArray(assessments.state, ['setup', 'preparing'])))
  await tx.delete(promisedDuties).where(eq(promisedDuties.invitationId, from))
  for (const { assessmentId, duty, role } of promised)
    if (roleMay(role, `be-${duty}`))
      await tx.insert(promisedDuties).values({ councilId: actor.councilId, assessmentId, invitationId: to, duty })
}

export async function saveInvitationWithdrawn(
  tx: Tx,
  actor: Actor,
  permit: Permit<'manage-people', null>,
  id: string,
): Promise<boolean> {
  if (!isId<InvitationId>(id)) return false
  const done = await tx
    .update(invitations)
    .set({ withdrawnAt: actor.now })
    .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)))
    .returning({ id: invitations.id })
  if (done.length === 0) return false
  await chain(tx, actor, 'invitation.withdrawn', { invitationId: id, by: permit.by })
  return true
}

export async function saveInvitationMailedAgain(
  tx: Tx,
  actor: Actor,
  permit: Permit<'invite-again', null>,
  id: string,
): Promise<MailedAgain> {
  if (!isId<InvitationId>(id)) return null
  const { rows } = await tx.execute<{ outcome: MailedAgain }>(sql`select mail_invitation_again(${id}) as outcome`)
  const outcome = rows[0]?.outcome ?? null
  if (outcome === 'mailed') await chain(tx, actor, 'invitation.sent-again', { invitationId: id, by: permit.by })
  return outcome
}
