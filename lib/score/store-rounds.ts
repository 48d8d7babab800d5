import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, RoundId } from '@/db/ids'
import { only } from '@/db/only'
import { assessmentQuestions } from '@/db/schema/assessment'
import { documents } from '@/db/schema/document'
import { frameworkQuestions } from '@/db/schema/framework'
import { rounds } from '@/db/schema/score'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { InRound } from './store'
import { reasonOf } from './store-agreement'

/** No round before it was held: those that were put aside do not count. */
const isFirstHeld = sql`not exists (select 1 from rounds e where e.council_id = ${rounds.councilId}
  and e.assessment_question_id = ${rounds.assessmentQuestionId} and e.number < ${rounds.number} and e.put_aside_at is null)`

/** The questions still in an open first round, by number, each with whether enough have scored; held until the transaction ends where they are to be revealed. */
export async function loadFirstRounds(tx: Tx, assessmentId: AssessmentId, lock?: 'update') {
  const reading = tx
    .select({
      id: rounds.id,
      questionId: rounds.assessmentQuestionId,
      code: frameworkQuestions.code,
      shortName: frameworkQuestions.shortName,
    })
    .from(rounds)
    .innerJoin(assessmentQuestions, eq(assessmentQuestions.id, rounds.assessmentQuestionId))
    .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
    .where(
      and(
        eq(rounds.assessmentId, assessmentId),
        isFirstHeld,
        eq(rounds.state, 'open'),
        isNull(assessmentQuestions.leftOutReason),
      ),
    )
    .orderBy(rounds.id)
  const open = await (lock ? reading.for(lock, { of: rounds }) : reading)
  if (open.length === 0) return []
  const { rows } = await tx.execute<{ id: RoundId; met: boolean }>(
    sql`select r.id, round_has_quorum(r.id) as met from rounds r where r.id in ${open.map(({ id }) => id)}`,
  )
  const met = new Map(rows.map(({ id, met }) => [id, met]))
  return open
    .map((round) => ({ ...round, hasQuorum: met.get(round.id) === true }))
    .sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
}

export type FirstRound = Awaited<ReturnType<typeof loadFirstRounds>>[number]

/** The last seal of each score's own chain, for the chain of the council to take up at the reveal; in an order that tells nothing. */
async function sealsOf(tx: Tx, roundIds: string[]): Promise<string[]> {
  const ids = sql.join(
    roundIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const { rows } = await tx.execute<{ hash: string }>(sql`select hash from seals_of(array[${ids}]) hash`)
  return rows.map(({ hash }) => hash).sort()
}

export async function saveReveal(tx: Tx, actor: Actor, permit: Permit<'reveal-round', InRound>) {
  const { assessmentId, questionId, round } = permit.thing
  await tx
    .update(rounds)
    .set({ state: 'revealed', revealedAt: actor.now, revealedBy: actor.userId })
    .where(eq(rounds.id, round.id))
  const sealed = { roundId: round.id, number: round.number, seals: await sealsOf(tx, [round.id]) }
  await chain(tx, actor, 'round.revealed', { assessmentId, questionId, ...sealed })
  await announce(tx, { topic: 'subject', id: questionId })
}

/** All in one transaction: either everybody sees all of them or nobody sees any. */
export async function saveFirstReveals(
  tx: Tx,
  actor: Actor,
  permit: Permit<'reveal-first-rounds', { assessmentId: AssessmentId; rounds: FirstRound[] }>,
) {
  const { assessmentId, rounds: revealed } = permit.thing
  const roundIds = revealed.map(({ id }) => id)
  await tx
    .update(rounds)
    .set({ state: 'revealed', revealedAt: actor.now, revealedBy: actor.userId })
    .where(inArray(rounds.id, roundIds))
  const seals = await sealsOf(tx, roundIds)
  const questionIds = revealed.map(({ questionId }) => questionId)
  await chain(tx, actor, 'rounds.revealed', { assessmentId, questionIds, roundIds, number: 1, seals })
  await announce(tx, { topic: 'assessment', id: assessmentId })
}

/** What was agreed in the round before stays as it is; nothing but the newer round says that it no longer holds. */
export async function saveNextRound(
  tx: Tx,
  actor: Actor,
  permit: Permit<'open-next-round' | 'reopen-score', InRound>,
  reason: string,
) {
  await tx.update(rounds).set({ state: 'superseded' }).where(eq(rounds.id, permit.thing.round.id))
  return openNext(tx, actor, permit.thing, permit.act === 'reopen-score' ? 'score.reopened' : 'round.opened', reason)
}

/** Nothing of the round is shown to anybody, not even how many scores there are: no seal of them is taken up, and none is counted. */
export async function savePutAside(tx: Tx, actor: Actor, permit: Permit<'put-round-aside', InRound>, reason: string) {
  const { assessmentId, questionId, round } = permit.thing
  await tx
    .update(rounds)
    .set({ state: 'superseded', putAsideAt: actor.now, putAsideBy: actor.userId, putAsideReason: reason })
    .where(eq(rounds.id, round.id))
  const aside = { roundId: round.id, number: round.number, reason }
  await chain(tx, actor, 'round.put-aside', { assessmentId, questionId, ...aside })
  return openNext(tx, actor, permit.thing, 'round.opened', reason)
}

async function openNext(
  tx: Tx,
  actor: Actor,
  { assessmentId, questionId, round }: InRound,
  act: 'round.opened' | 'score.reopened',
  reason: string,
) {
  const number = round.number + 1
  const next = await tx
    .insert(rounds)
    .values({
      councilId: actor.councilId,
      assessmentId,
      assessmentQuestionId: questionId,
      number,
      reason,
      openedAt: actor.now,
      openedBy: actor.userId,
    })
    .returning({ id: rounds.id })
  await tx.update(documents).set({ frozenAt: null }).where(reasonOf(tx, questionId))
  await chain(tx, actor, act, { assessmentId, questionId, roundId: only(next).id, number, reason })
  await announce(tx, { topic: 'access', council: actor.councilId })
  await announce(tx, { topic: 'subject', id: questionId })
  return { roundId: only(next).id, number }
}
