import { asc, eq, getViewSelectedFields, inArray, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentQuestionId, RoundId } from '@/db/ids'
import { shownJudgedAnswers } from '@/db/schema/answer'
import { users } from '@/db/schema/identity'
import { announce } from '../announce'
import type { Permit } from '../permit'
import type { BareWords } from '../text/bare-words'
import { chain } from '../trail/chain'
import type { InRound } from './store'

type Judging = Permit<'submit-score', InRound> | Permit<'agree-score', InRound> | Permit<'let-stand', InRound>
const ACTS = { 'submit-score': 'score', 'agree-score': 'agree', 'let-stand': 'stand' } as const

/** What the answer said at this moment. Of one's own score it is said anew whenever that is submitted. Tells nobody. */
export async function saveJudged(tx: Tx, actor: Actor, permit: Judging, said: BareWords, reason?: string) {
  await tx.execute(
    sql`select save_judged(${permit.thing.round.id}, ${ACTS[permit.act]}, ${said.words}, ${said.seq}, ${reason ?? null}, ${actor.now.toISOString()})`,
  )
}

/** That the level stands although its answer changed, and why. */
export async function saveStanding(
  tx: Tx,
  actor: Actor,
  permit: Permit<'let-stand', InRound>,
  said: BareWords,
  reason: string,
) {
  const { assessmentId, questionId, round } = permit.thing
  await saveJudged(tx, actor, permit, said, reason)
  await chain(tx, actor, 'score.let-stand', { assessmentId, questionId, roundId: round.id, reason })
  await announce(tx, { topic: 'subject', id: questionId })
}

/** What these rounds were judged by, as far as the database shows it to this reader: before a reveal, by themselves alone. */
export async function loadJudged(tx: Tx, actor: Actor, roundIds: readonly RoundId[]) {
  if (roundIds.length === 0) return []
  const rows = await tx
    .select({
      judged: getViewSelectedFields(shownJudgedAnswers),
      by: sql<string | null>`coalesce(${users.name}, ${users.email})`,
    })
    .from(shownJudgedAnswers)
    .leftJoin(users, eq(users.id, shownJudgedAnswers.judgedBy))
    .where(inArray(shownJudgedAnswers.roundId, [...roundIds]))
    .orderBy(asc(shownJudgedAnswers.judgedAt))
  return rows.map(({ judged: { act, judgedAt, judgedBy, words, seq, reason, roundId }, by }) => ({
    ...{ act, at: judgedAt, words, seq, reason, roundId, isMine: judgedBy === actor.userId },
    /** Whoever decided did so openly; who scored is said where scores are. */
    by: act === 'score' ? null : by,
  }))
}

/** What these answers say, as they were read last. */
export async function loadRead(tx: Tx, questionIds: readonly AssessmentQuestionId[]) {
  if (questionIds.length === 0) return new Map<string, BareWords>()
  const { rows } = await tx.execute<{ id: string; words: string; seq: string }>(
    sql`select id, words, seq from answer_words where id in ${questionIds}`,
  )
  return new Map(rows.map(({ id, words, seq }) => [id, { words, seq: Number(seq) }]))
}
