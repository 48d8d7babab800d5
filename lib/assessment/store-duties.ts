import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, DutyId, InvitationId } from '@/db/ids'
import { assessmentDuties, promisedDuties, unrepresentedGroups } from '@/db/schema/assessment'
import { signatures } from '@/db/schema/submission'
import { may, type NamedDuty } from '../access/access'
import { announce } from '../announce'
import { loadAdministrationNow } from '../people/load-administration'
import type { Person } from '../people/load-people'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import { asNamed } from './as-named'
import type { NamedPeople } from './nominee'
import type { AssessmentRow } from './store'

/** Who is named: people of the council, and people who are invited to it. */
export type Named = {
  people: { duty: NamedDuty; person: Person }[]
  invited: { duty: NamedDuty; invitationId: InvitationId }[]
}

/**
 * Before scoring opens the people who are named are the whole: whoever is named again stays as they are, under the post of
 * today, and with those whom they follow; every other row goes.
 */
export async function saveDuties(
  tx: Tx,
  actor: Actor,
  permit: Permit<'name-people', NamedPeople>,
  { people: named, invited }: Named,
) {
  const { id: assessmentId, without, reason } = permit.thing
  const { councilId } = actor
  const administration = await loadAdministrationNow(tx)
  const before = await tx.select().from(assessmentDuties).where(eq(assessmentDuties.assessmentId, assessmentId))
  const stays = ({ duty, person }: (typeof named)[number]) =>
    before.find((row) => row.endedAt === null && row.duty === duty && row.userId === person.userId)
  const kept = new Set<DutyId>()
  for (const one of named) {
    for (let row = stays(one); row; row = before.find(({ id }) => id === row?.succeeds)) kept.add(row.id)
  }
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  if (gone.length > 0) await tx.delete(assessmentDuties).where(inArray(assessmentDuties.id, gone))
  for (const one of named) {
    const there = stays(one)
    if (there)
      await tx
        .update(assessmentDuties)
        .set(asNamed(one.person, one.duty, administration))
        .where(eq(assessmentDuties.id, there.id))
    else
      await tx.insert(assessmentDuties).values({
        ...{ councilId, assessmentId, userId: one.person.userId, duty: one.duty },
        ...asNamed(one.person, one.duty, administration),
        startedAt: actor.now,
      })
  }
  await tx.delete(promisedDuties).where(eq(promisedDuties.assessmentId, assessmentId))
  for (const { duty, invitationId } of invited)
    await tx.insert(promisedDuties).values({ councilId, assessmentId, invitationId, duty })
  await tx.delete(unrepresentedGroups).where(eq(unrepresentedGroups.assessmentId, assessmentId))
  for (const { id: politicalGroupId, name: groupName } of without)
    await tx.insert(unrepresentedGroups).values({ councilId, assessmentId, politicalGroupId, groupName, reason })
  await chain(tx, actor, 'assessment.people-named', {
    assessmentId,
    named: [
      ...named.map(({ duty, person }) => ({ duty, userId: person.userId })),
      ...invited.map(({ duty, invitationId }) => ({ duty, invitationId })),
    ],
    ...(without.length > 0 ? { groups: without.map(({ name }) => name).join(', '), reason } : {}),
  })
  await announce(tx, { topic: 'access', council: actor.councilId })
}

/** Ends a duty, where it has not ended, and has somebody follow in it. While people sign, signatures are given anew: what is signed names the signatories. */
export async function saveSuccessor(
  tx: Tx,
  actor: Actor,
  permit: Permit<'name-successor', Replacement>,
  reason: string,
) {
  const { assessment, duty, person } = permit.thing
  const { id: assessmentId } = assessment
  if (duty.endedAt === null)
    await tx
      .update(assessmentDuties)
      .set({ endedAt: actor.now, endReason: reason })
      .where(eq(assessmentDuties.id, duty.id))
  await tx.insert(assessmentDuties).values({
    ...{ councilId: actor.councilId, assessmentId, userId: person.userId, duty: duty.duty },
    ...asNamed(person, duty.duty, await loadAdministrationNow(tx)),
    ...{ startedAt: actor.now, succeeds: duty.id, startReason: reason },
  })
  const voided = await tx
    .delete(signatures)
    .where(eq(signatures.assessmentId, assessmentId))
    .returning({ userId: signatures.userId })
  await chain(tx, actor, 'successor.named', {
    ...{ assessmentId, duty: duty.duty, userId: person.userId, predecessorId: duty.userId, reason },
    voided: voided.length,
    overtook: voided.map(({ userId }) => userId),
  })
  await announce(tx, { topic: 'access', council: actor.councilId })
  await announce(tx, { topic: 'assessment', id: assessmentId })
  await announce(tx, { topic: 'meeting', id: assessmentId })
}

/** Who follows in which duty of which assessment. */
export type Replacement = { assessment: AssessmentRow; duty: DutyRow; person: Person }

/** `answer`: what a signatory said when they were asked to sign. */
export type DutyRow = typeof assessmentDuties.$inferSelect & {
  isHeld: boolean
  hasSigned: boolean
  answer: { signedAt: Date; contentSha256: string | null; declinedBecause: string | null } | null
}

/** Who has or had which duty. It is held while it has not ended and its holder has a role that may have it. */
export async function loadDuties(tx: Tx, assessmentId: AssessmentId): Promise<DutyRow[]> {
  const rows = await tx
    .select({
      row: assessmentDuties,
      roles: sql<string[]>`array(select m.role from current_memberships m
        where m.council_id = assessment_duties.council_id and m.user_id = assessment_duties.user_id)`,
      answer: {
        signedAt: signatures.signedAt,
        contentSha256: signatures.contentSha256,
        declinedBecause: signatures.declinedBecause,
      },
    })
    .from(assessmentDuties)
    .leftJoin(
      signatures,
      and(
        eq(assessmentDuties.duty, 'signatory'),
        eq(signatures.councilId, assessmentDuties.councilId),
        eq(signatures.assessmentId, sql`${assessmentDuties.assessmentId}`),
        eq(signatures.userId, assessmentDuties.userId),
      ),
    )
    .where(eq(assessmentDuties.assessmentId, assessmentId))
    .orderBy(assessmentDuties.duty, assessmentDuties.name, assessmentDuties.startedAt, assessmentDuties.id)
  return rows.map(({ row, roles, answer }) => ({
    ...row,
    answer,
    hasSigned: answer?.contentSha256 != null,
    isHeld: row.endedAt === null && may({ roles }, `be-${row.duty}`),
  }))
}

/** The groups of which nobody assesses, each with the reason, by name. */
export const loadUnrepresented = (tx: Tx, assessmentId: AssessmentId) =>
  tx
    .select({
      groupId: unrepresentedGroups.politicalGroupId,
      group: unrepresentedGroups.groupName,
      reason: unrepresentedGroups.reason,
    })
    .from(unrepresentedGroups)
    .where(eq(unrepresentedGroups.assessmentId, assessmentId))
    .orderBy(unrepresentedGroups.groupName)

/** The groups of which nobody assesses, though nobody has said why. */
export async function loadUnsaidGroups(tx: Tx, assessmentId: AssessmentId): Promise<{ name: string }[]> {
  const { rows } = await tx.execute<{ name: string }>(sql`
    select g.name from political_groups g
    where g.council_id = (select acting_council()) and g.ends_on is null
      and not exists (select 1 from unrepresented_groups u
        where u.council_id = g.council_id and u.assessment_id = ${assessmentId} and u.political_group_id = g.id)
      and not exists (select 1 from assessment_duties d
        where d.council_id = g.council_id and d.assessment_id = ${assessmentId} and d.duty = 'assessor' and d.ended_at is null
          and d.political_group_id = g.id)
      and not exists (select 1 from promised_duties p join invitations i on i.council_id = p.council_id and i.id = p.invitation_id
        where p.council_id = g.council_id and p.assessment_id = ${assessmentId} and p.duty = 'assessor'
          and i.political_group_id = g.id)
    order by g.name`)
  return rows
}
