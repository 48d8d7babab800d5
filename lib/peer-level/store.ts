import { and, asc, eq, sql } from 'drizzle-orm'
import type { Actor, ReviewActor, Tx } from '@/db/gate'
import type { PeerScoreId, ReviewId, SubmissionId } from '@/db/ids'
import { only } from '@/db/only'
import { peerDissents, peerLevelConsents, peerLevels } from '@/db/schema/peer-level'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { loadHeld } from '../report/store'
import { assessmentOf } from '../review/store'
import type { Level } from '../score/score'
import { chain } from '../trail/chain'
import { agreementOf, type PeerScore, type Recorded } from './peer-level'
import type { Consenting, LevelsHeld, OfQuestion, PeerQuestion } from './policy'

/** The review whose levels they are, with what council and team have agreed; its row is held by whoever acts on it. */
export async function loadLevelsHeld(tx: Tx, id: string, lock?: 'update'): Promise<LevelsHeld | undefined> {
  const review = await loadHeld(tx, id, lock)
  return review && { ...review, agreed: agreementOf(await loadConsents(tx, review.id)) }
}

const loadConsents = (tx: Tx, reviewId: ReviewId) =>
  tx.select().from(peerLevelConsents).where(eq(peerLevelConsents.reviewId, reviewId))

/** Whether the levels of a review's team were published to the acting council. */
export async function arePublished(tx: Tx, reviewId: ReviewId): Promise<boolean> {
  const { rows } = await tx.execute(sql`select 1 from acting_published_levels() id where id = ${reviewId}`)
  return rows.length > 0
}

/** One question of a submission that may be given a level, as far as the team has come with it. */
export async function loadPeerQuestion(
  tx: Tx,
  review: { id: ReviewId; submissionId: SubmissionId },
  code: string,
): Promise<PeerQuestion | undefined> {
  const { rows } = await tx.execute<PeerQuestion>(sql`
    select q ->> 'code' as code, l.id is not null as "isRevealed", l.level
    from submissions s cross join lateral jsonb_array_elements(s.content #> '{content,questions}') q
    left join peer_levels l on l.review_id = ${review.id} and l.code = q ->> 'code'
    where s.id = ${review.submissionId} and q ->> 'code' = ${code} and q ->> 'leftOut' is null`)
  return rows[0]
}

export type ShownScore = PeerScore & { code: string; by: string; isMine: boolean; at: Date }
type ScoreRow = {
  code: string
  kind: PeerScore['kind']
  level: Level | null
  reason: string
  by: string
  mine: boolean
}

/** What the acting peer may see: their own, and everybody's of questions that are revealed. */
export async function loadPeerScores(tx: Tx, actor: ReviewActor): Promise<ShownScore[]> {
  const { rows } = await tx.execute<ScoreRow & { at: string }>(sql`
    select code, kind, level, reason, author_name as by, author_id = ${actor.userId} as mine, created_at as at
    from shown_peer_scores() order by code, author_name, id`)
  return rows.map(({ code, kind, level, reason, by, mine, at }) => ({
    ...(kind === 'level' && level ? { kind, current: level, reason } : { kind: 'cannot-judge' as const, reason }),
    ...{ code, by, isMine: mine, at: new Date(at) },
  }))
}

export const loadPeerLevels = (tx: Tx, reviewId: ReviewId) =>
  tx.select().from(peerLevels).where(eq(peerLevels.reviewId, reviewId)).orderBy(asc(peerLevels.code))

/** What the team has recorded, with whoever of it differs; to the council without their names. */
export async function loadRecorded(tx: Tx, reviewId: ReviewId, { isNamed }: { isNamed: boolean }): Promise<Recorded[]> {
  const levels = await loadPeerLevels(tx, reviewId)
  const dissents = await tx
    .select()
    .from(peerDissents)
    .where(eq(peerDissents.reviewId, reviewId))
    .orderBy(asc(peerDissents.createdAt), asc(peerDissents.id))
  return levels.flatMap(({ code, level, reason }) =>
    level === null || reason === null
      ? []
      : [
          {
            ...{ code, level: level as Level, reason },
            dissents: dissents
              .filter((one) => one.code === code)
              .map(({ words, ofLevel, authorName }) => ({ words, ofLevel, by: isNamed ? authorName : null })),
          },
        ],
  )
}

export const loadMyDissents = (tx: Tx, actor: ReviewActor) =>
  tx
    .select()
    .from(peerDissents)
    .where(and(eq(peerDissents.reviewId, actor.reviewId), eq(peerDissents.authorId, actor.userId)))

/** Whether enough of the team have given a question a level; for the lead peer alone. */
export async function hasPeerQuorum(tx: Tx, code: string): Promise<boolean> {
  const { rows } = await tx.execute<{ has: boolean }>(sql`select peer_level_has_quorum(${code}) as has`)
  return rows[0]?.has === true
}

const ACTS = {
  'agree-levels': { scoping: 'review.peer-levels-agreed', publishing: 'review.peer-levels-let-out' },
  'take-back-levels': { scoping: 'review.peer-levels-taken-back', publishing: 'review.peer-levels-kept-back' },
} as const

export async function saveConsent(tx: Tx, actor: Actor | ReviewActor, permit: Permit<'agree-levels', Consenting>) {
  const { reviewId, side, stage } = permit.thing
  await tx.insert(peerLevelConsents).values({
    ...{ reviewId, councilId: actor.councilId, side, stage },
    ...{ authorId: actor.userId, authorName: actor.userName, createdAt: actor.now },
  })
  await noteConsent(tx, actor, permit)
}

export async function saveConsentBack(
  tx: Tx,
  actor: Actor | ReviewActor,
  permit: Permit<'take-back-levels', Consenting>,
) {
  const { reviewId, side, stage } = permit.thing
  await tx
    .delete(peerLevelConsents)
    .where(
      and(
        eq(peerLevelConsents.reviewId, reviewId),
        eq(peerLevelConsents.side, side),
        eq(peerLevelConsents.stage, stage),
      ),
    )
  await noteConsent(tx, actor, permit)
}

/** Each side in its own trail. The council hears of the team's part when its page is read again, and no sooner. */
async function noteConsent(
  tx: Tx,
  actor: Actor | ReviewActor,
  { act, thing }: Permit<'agree-levels' | 'take-back-levels', Consenting>,
) {
  const { reviewId, submissionId, stage, side } = thing
  const assessmentId = await assessmentOf(tx, submissionId)
  await chain(tx, actor, ACTS[act][stage], { reviewId, submissionId, ...(side === 'council' && { assessmentId }) })
  await announce(tx, { topic: 'review', id: reviewId })
}

/** Tells nobody: that somebody has scored would already say too much. */
export async function savePeerScore(
  tx: Tx,
  actor: ReviewActor,
  permit: Permit<'score-as-peer', OfQuestion>,
  score: PeerScore,
) {
  const { reviewId, code } = permit.thing
  const level = score.kind === 'level' ? score.current : null
  const { rows } = await tx.execute<{ id: PeerScoreId }>(sql`
    select save_peer_score(${code}, ${score.kind}, ${level}, ${score.reason}, ${actor.now.toISOString()}) as id`)
  await chain(tx, actor, 'review.peer-scored', { reviewId, code }, only(rows).id)
}

export async function saveReveal(tx: Tx, actor: ReviewActor, { thing }: Permit<'reveal-peer-level', OfQuestion>) {
  await tx.execute(sql`
    insert into peer_levels (review_id, council_id, code, revealed_by, revealed_at)
    values (${thing.reviewId}, ${actor.councilId}, ${thing.code}, ${actor.userId}, ${actor.now.toISOString()})`)
  await note(tx, actor, 'review.peer-level-revealed', thing)
}

export async function saveRecorded(
  tx: Tx,
  actor: ReviewActor,
  { thing }: Permit<'record-peer-level', OfQuestion>,
  said: { level: Level; reason: string },
) {
  await tx
    .update(peerLevels)
    .set({ ...said, authorId: actor.userId, authorName: actor.userName, recordedAt: actor.now })
    .where(and(eq(peerLevels.reviewId, thing.reviewId), eq(peerLevels.code, thing.code)))
  await note(tx, actor, 'review.peer-level-recorded', thing)
}

/** Nothing said is nothing that differs. */
export async function saveDissent(
  tx: Tx,
  actor: ReviewActor,
  { thing }: Permit<'differ-from-level', OfQuestion & { ofLevel: number }>,
  words: string,
) {
  const { reviewId, code, ofLevel } = thing
  if (words === '')
    await tx
      .delete(peerDissents)
      .where(
        and(eq(peerDissents.reviewId, reviewId), eq(peerDissents.code, code), eq(peerDissents.authorId, actor.userId)),
      )
  else {
    const said = { words, ofLevel, authorName: actor.userName, createdAt: actor.now }
    await tx
      .insert(peerDissents)
      .values({ reviewId, councilId: actor.councilId, code, authorId: actor.userId, ...said })
      .onConflictDoUpdate({
        target: [peerDissents.councilId, peerDissents.reviewId, peerDissents.code, peerDissents.authorId],
        set: said,
      })
  }
  await note(tx, actor, words === '' ? 'review.peer-dissent-taken-back' : 'review.peer-dissented', { reviewId, code })
}

async function note(tx: Tx, actor: ReviewActor, act: `${string}.${string}`, { reviewId, code }: OfQuestion) {
  await chain(tx, actor, act, { reviewId, code })
  await announce(tx, { topic: 'review', id: reviewId })
}
