import { createHash } from 'node:crypto'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AgreementId, AssessmentQuestionId, PoliticalGroupId } from '@/db/ids'
import { only } from '@/db/only'
import { politicalGroups, positions } from '@/db/schema/council'
import { agreements, minorityStatements, rounds } from '@/db/schema/score'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { InRound, ScoreSheet } from './store'

/** The political group that somebody leads today. */
export type Leadership = { politicalGroupId: PoliticalGroupId; groupName: string }

export async function loadLeadership(tx: Tx, actor: Actor): Promise<Leadership | undefined> {
  const [held] = await tx
    .select({ politicalGroupId: politicalGroups.id, groupName: politicalGroups.name })
    .from(positions)
    .innerJoin(
      politicalGroups,
      and(eq(politicalGroups.councilId, positions.councilId), eq(politicalGroups.id, positions.politicalGroupId)),
    )
    .where(and(eq(positions.userId, actor.userId), eq(positions.kind, 'group_leader'), isNull(positions.endsOn)))
  return held
}

/** The minority statements on a question, each with the level that it was said of, in the order of the rounds and of the groups. */
export const loadMinorityStatements = (tx: Tx, questionId: AssessmentQuestionId) =>
  tx
    .select({
      id: minorityStatements.id,
      agreementId: minorityStatements.agreementId,
      politicalGroupId: minorityStatements.politicalGroupId,
      group: minorityStatements.groupName,
      authorId: minorityStatements.authorId,
      by: minorityStatements.authorName,
      words: minorityStatements.words,
      statedAt: minorityStatements.statedAt,
      changedAt: minorityStatements.changedAt,
      round: rounds.number,
      level: agreements.level,
    })
    .from(minorityStatements)
    .innerJoin(
      agreements,
      and(
        eq(agreements.councilId, minorityStatements.councilId),
        eq(sql`${agreements.id}`, minorityStatements.agreementId),
      ),
    )
    .innerJoin(rounds, and(eq(rounds.councilId, agreements.councilId), eq(sql`${rounds.id}`, agreements.roundId)))
    .where(eq(minorityStatements.assessmentQuestionId, questionId))
    .orderBy(asc(rounds.number), asc(minorityStatements.groupName), asc(minorityStatements.statedAt))

export type MinorityStatement = Awaited<ReturnType<typeof loadMinorityStatements>>[number]

/** What a group's leader says of a level that stands. `replaces` is what they have said of it already. */
export type OwnStatement = InRound & {
  agreementId: AgreementId
  leads: Leadership
  replaces: MinorityStatement | undefined
}

/** Writes it, or writes other words in place of the author's own. The trail keeps what they hash to, and not the words: they may be withdrawn. */
export async function saveMinorityStatement(
  tx: Tx,
  actor: Actor,
  permit: Permit<'attach-minority-statement', OwnStatement>,
  words: string,
) {
  const { replaces, leads, agreementId, ...sheet } = permit.thing
  const { assessmentId, questionId } = sheet
  const saved = replaces
    ? await tx
        .update(minorityStatements)
        .set({ words, changedAt: actor.now })
        .where(eq(minorityStatements.id, replaces.id))
        .returning({ id: minorityStatements.id })
    : await tx
        .insert(minorityStatements)
        .values({
          ...{ councilId: actor.councilId, assessmentId, assessmentQuestionId: questionId, agreementId, ...leads },
          ...{ authorId: actor.userId, authorName: actor.userName, words, statedAt: actor.now },
        })
        .returning({ id: minorityStatements.id })
  await told(tx, actor, replaces ? 'minority.changed' : 'minority.attached', sheet, {
    ...{ statementId: only(saved).id, agreementId, group: leads.groupName },
    sha256: createHash('sha256').update(words).digest('hex'),
  })
}

export async function saveMinorityStatementWithdrawn(
  tx: Tx,
  actor: Actor,
  permit: Permit<'withdraw-minority-statement', { sheet: ScoreSheet; statement: MinorityStatement }>,
) {
  const { sheet, statement } = permit.thing
  await tx.delete(minorityStatements).where(eq(minorityStatements.id, statement.id))
  const { id: statementId, agreementId, group } = statement
  await told(tx, actor, 'minority.withdrawn', sheet, { statementId, agreementId, group })
}

async function told(
  tx: Tx,
  actor: Actor,
  act: `minority.${string}`,
  { assessmentId, questionId }: Pick<ScoreSheet, 'assessmentId' | 'questionId'>,
  facts: Record<string, unknown>,
) {
  await chain(tx, actor, act, { assessmentId, questionId, ...facts })
  await announce(tx, { topic: 'subject', id: questionId })
}
