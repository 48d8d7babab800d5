import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AgreementId, AssessmentId, AssessmentQuestionId } from '@/db/ids'
import { reasons } from '@/db/schema/assessment'
import { documents } from '@/db/schema/document'
import { agreements, rounds, stances } from '@/db/schema/score'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain, sealedSalt } from '../trail/chain'
import type { Consensus } from './consensus'
import type { Level } from './score'
import type { InRound, ScoreSheet } from './store'

/** The agreement of the current round, with what each assessor has said to it. */
export async function loadAgreement(tx: Tx, sheet: ScoreSheet) {
  if (!sheet.agreementId) return undefined
  const found = await tx
    .select({ agreement: agreements, stance: stances })
    .from(agreements)
    .leftJoin(stances, and(eq(stances.councilId, agreements.councilId), eq(stances.agreementId, sql`${agreements.id}`)))
    .where(eq(agreements.id, sheet.agreementId))
  const agreement = found[0]?.agreement
  return agreement && { agreement, stances: found.flatMap(({ stance }) => stance ?? []) }
}

/** The text of the reason that is written for a question's level. */
export const reasonOf = (tx: Tx, questionId: AssessmentQuestionId) =>
  inArray(documents.id, tx.select({ id: reasons.id }).from(reasons).where(eq(reasons.assessmentQuestionId, questionId)))

/** Closes the shared reason, after whatever is being appended to it, so that what is read next is what stands. */
export async function saveReasonClosed(tx: Tx, actor: Actor, permit: Permit<'agree-score', InRound>) {
  const [closed] = await tx
    .update(documents)
    .set({ frozenAt: actor.now })
    .where(reasonOf(tx, permit.thing.questionId))
    .returning({ id: documents.id })
  return closed?.id
}

export type Agreement = { level: Level; ambition: Level; reason: string; groupDissent?: string | undefined }

export async function saveAgreement(
  tx: Tx,
  actor: Actor,
  permit: Permit<'agree-score', InRound>,
  agreement: Agreement,
  consensus: Consensus,
) {
  const { assessmentId, questionId, round } = permit.thing
  const recorded = { ...agreement, groupDissent: agreement.groupDissent ?? null, consensus }
  await tx.insert(agreements).values({
    councilId: actor.councilId,
    assessmentId,
    assessmentQuestionId: questionId,
    roundId: round.id,
    ...recorded,
    agreedBy: actor.userId,
    agreedAt: actor.now,
  })
  await tx.update(rounds).set({ state: 'agreed' }).where(eq(rounds.id, round.id))
  await chain(tx, actor, 'score.agreed', { assessmentId, questionId, roundId: round.id, ...recorded })
  await announce(tx, { topic: 'access', council: actor.councilId })
  await announce(tx, { topic: 'subject', id: questionId })
}

export type Stance = { stance: 'concur' } | { stance: 'dissent'; minorityView: string; isNamed: boolean }

/** The trail shows this entry to its author alone: a minority view bears its author's name only if they want it to. */
export async function saveStance(
  tx: Tx,
  actor: Actor,
  permit: Permit<
    'record-stance',
    { agreementId: AgreementId; assessmentId: AssessmentId; questionId: AssessmentQuestionId }
  >,
  stance: Stance,
) {
  const { agreementId, assessmentId, questionId } = permit.thing
  const said = {
    stance: stance.stance,
    minorityView: stance.stance === 'dissent' ? stance.minorityView : null,
    isNamed: stance.stance === 'dissent' && stance.isNamed,
    recordedAt: actor.now,
  }
  await tx
    .insert(stances)
    .values({ councilId: actor.councilId, agreementId, assessorId: actor.userId, ...said })
    .onConflictDoUpdate({ target: [stances.councilId, stances.agreementId, stances.assessorId], set: said })
  await chain(tx, actor, 'stance.recorded', { assessmentId, questionId, agreementId, ...sealedSalt() })
  await announce(tx, { topic: 'subject', id: questionId })
}
