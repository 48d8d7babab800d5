import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type AgreementId, type AssessmentId, type AssessmentQuestionId, isId, type RoundId } from '@/db/ids'
import { only } from '@/db/only'
import { assessmentDuties, assessmentQuestions, assessments } from '@/db/schema/assessment'
import { documents } from '@/db/schema/document'
import { frameworkQuestions } from '@/db/schema/framework'
import { meetings } from '@/db/schema/meeting'
import { agreements, roundSeats, rounds, scoreDrafts, scores, stances } from '@/db/schema/score'
import type { Duty } from '../access/access'
import { announce } from '../announce'
import type { AssessmentState, NamingRule, RuleKind } from '../assessment/assessment'
import type { Permit } from '../permit'
import { chain, sealedSalt } from '../trail/chain'
import type { Consensus } from './consensus'
import { loadSeatsOf, type Seat } from './load-seats'
import type { Level, Score } from './score'

export type Round = {
  id: RoundId
  number: number
  state: 'open' | 'revealed' | 'agreed' | 'superseded'
  openedAt: Date
  revealedAt: Date | null
  reason: string | null
}

/** One question of one assessment as scoring sees it, with the duties of the person who looks. */
export type ScoreSheet = {
  assessmentId: AssessmentId
  questionId: AssessmentQuestionId
  code: string
  state: AssessmentState
  consensusRule: RuleKind
  agreeShare: number
  quorumShare: number
  crossParty: boolean
  namingRule: NamingRule
  maxRounds: number
  round: Round | undefined
  agreementId: AgreementId | undefined
  /** What the reader was named to here. Whether it counts is asked with it (`mayInAssessment`, `holds`). */
  myDuties: Duty[]
  /** As what the reader was named, where they were. */
  standing: 'member' | 'officer' | undefined
  /** Whether the reader may score the current round: somebody who follows in a seat does so from the next one on. */
  hasSeat: boolean
  /** The seats of the current round, and whose was vacated. */
  seats: Seat[]
  /** How many assessors there are now, for a round that would open. */
  assessors: number
  /** How many rounds were put aside: they are not counted against the most that may be held. */
  putAside: number
}

const FACILITATOR: Duty[] = ['facilitator']

/** A sheet whose round is known to exist. */
export type InRound = ScoreSheet & { round: Round }

export type SheetAddress = { assessmentId: string; code: string }

/**
 * What a policy relies on stays as it was read until the transaction ends: `share` for those who act within a round,
 * `update` for those who move it on, so that no score slips in behind a reveal. A view locks nothing.
 */
export async function loadScoreSheet(
  tx: Tx,
  actor: Actor,
  { assessmentId, code }: SheetAddress,
  lock?: 'share' | 'update',
): Promise<ScoreSheet | undefined> {
  if (!isId<AssessmentId>(assessmentId)) return undefined
  const findAssessment = tx.select().from(assessments).where(eq(assessments.id, assessmentId))
  const [assessment] = await (lock ? findAssessment.for('share') : findAssessment)
  const [question] = await tx
    .select({ id: assessmentQuestions.id })
    .from(assessmentQuestions)
    .where(and(eq(assessmentQuestions.assessmentId, assessmentId), eq(assessmentQuestions.code, code)))
  if (!assessment || !question) return undefined
  const questionId = question.id
  const findRound = () =>
    tx
      .select()
      .from(rounds)
      .where(and(eq(rounds.assessmentQuestionId, questionId), ne(rounds.state, 'superseded')))
  // Whoever waited for the lock while the round was followed by another finds none, and looks again for the newer one.
  let [round] = await (lock ? findRound().for(lock) : findRound())
  if (lock && !round) [round] = await findRound().for(lock)
  const [agreement] = round
    ? await tx.select({ id: agreements.id }).from(agreements).where(eq(agreements.roundId, round.id))
    : []
  const duties = await tx
    .select({
      duty: assessmentDuties.duty,
      standing: assessmentDuties.standing,
      isMine: sql<boolean>`${assessmentDuties.userId} = ${actor.userId}`,
    })
    .from(assessmentDuties)
    .where(and(eq(assessmentDuties.assessmentId, assessmentId), isNull(assessmentDuties.endedAt)))
  const mine = duties.filter(({ isMine }) => isMine)
  const seats = round ? await loadSeatsOf(tx, round.id) : []
  const putAside = await tx.$count(
    rounds,
    and(eq(rounds.assessmentQuestionId, questionId), isNotNull(rounds.putAsideAt)),
  )
  const [meeting] = await tx
    .select({ facilitatorId: meetings.facilitatorId })
    .from(meetings)
    .where(eq(meetings.assessmentId, assessmentId))
  return {
    assessmentId,
    questionId,
    code,
    state: assessment.state,
    consensusRule: assessment.consensusRule,
    agreeShare: assessment.agreeShare,
    quorumShare: assessment.quorumShare,
    crossParty: assessment.crossPartyRule,
    namingRule: assessment.namingRule,
    maxRounds: assessment.maxRounds,
    round: round && { ...round, id: round.id },
    agreementId: agreement?.id,
    myDuties: [...mine.map(({ duty }) => duty), ...(meeting?.facilitatorId === actor.userId ? FACILITATOR : [])],
    standing: mine[0]?.standing,
    hasSeat: seats.some(({ userId, isVacated }) => userId === actor.userId && !isVacated),
    seats,
    assessors: duties.filter(({ duty }) => duty === 'assessor').length,
    putAside,
  }
}

/** Whether enough have scored. The database says yes or no; nothing here could count. */
export async function loadQuorum(tx: Tx, sheet: ScoreSheet | undefined): Promise<boolean> {
  if (sheet?.round?.state !== 'open') return false
  const { rows } = await tx.execute<{ met: boolean }>(sql`select round_has_quorum(${sheet.round.id}) as met`)
  return rows[0]?.met === true
}

/** No round before it was held: those that were put aside do not count. */
const isFirstHeld = sql`not exists (select 1 from rounds e where e.council_id = ${rounds.councilId}
  and e.assessment_question_id = ${rounds.assessmentQuestionId} and e.number < ${rounds.number} and e.put_aside_at is null)`

/** The questions still in an open first round, by number, each with whether enough have scored; held until the transaction ends where they are to be revealed. */
export async function loadFirstRounds(tx: Tx, assessmentId: AssessmentId, lock?: 'update') {
  const reading = tx
    .select({ id: rounds.id, questionId: rounds.assessmentQuestionId, code: frameworkQuestions.code })
    .from(rounds)
    .innerJoin(assessmentQuestions, eq(assessmentQuestions.id, rounds.assessmentQuestionId))
    .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
    .where(and(eq(rounds.assessmentId, assessmentId), isFirstHeld, eq(rounds.state, 'open')))
    .orderBy(rounds.id)
  const open = await (lock ? reading.for(lock, { of: rounds }) : reading)
  const first: ((typeof open)[number] & { hasQuorum: boolean })[] = []
  for (const round of open) {
    const { rows } = await tx.execute<{ met: boolean }>(sql`select round_has_quorum(${round.id}) as met`)
    first.push({ ...round, hasQuorum: rows[0]?.met === true })
  }
  return first.sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
}
export type FirstRound = Awaited<ReturnType<typeof loadFirstRounds>>[number]

export type GivenScore = Awaited<ReturnType<typeof loadScores>>[number]

/** The scores of a question's rounds that the database shows to this reader, each with its author as named at the time. */
export async function loadScores(tx: Tx, sheet: ScoreSheet) {
  const rows = await tx
    .select({ score: scores, roundNumber: rounds.number, author: assessmentDuties })
    .from(scores)
    .innerJoin(rounds, and(eq(rounds.councilId, scores.councilId), eq(rounds.id, scores.roundId)))
    .innerJoin(
      roundSeats,
      and(
        eq(roundSeats.councilId, scores.councilId),
        eq(roundSeats.roundId, scores.roundId),
        eq(roundSeats.userId, scores.assessorId),
      ),
    )
    .innerJoin(
      assessmentDuties,
      and(eq(assessmentDuties.councilId, roundSeats.councilId), eq(assessmentDuties.id, roundSeats.dutyId)),
    )
    .where(eq(rounds.assessmentQuestionId, sheet.questionId))
  return rows.map(({ score, roundNumber, author }) => ({
    roundId: score.roundId,
    roundNumber,
    assessorId: score.assessorId,
    submittedAt: score.submittedAt,
    score: scoreFromRow(score),
    name: author.name,
    post: author.post,
    standing: author.standing,
    group: author.groupName,
  }))
}

/** The table's check holds a level's numbers and their absence, so the row can be read as the union it was. */
export const scoreFromRow = (row: typeof scores.$inferSelect): Score =>
  row.kind === 'level'
    ? {
        kind: 'level',
        current: row.current as Level,
        ambition: row.ambition as Level,
        confidence: row.confidence ?? 'medium',
        evidenceStrength: row.evidenceStrength ?? 'fair',
        reason: row.reason,
      }
    : { kind: row.kind, reason: row.reason }

export const loadRounds = (tx: Tx, sheet: ScoreSheet) =>
  tx.select().from(rounds).where(eq(rounds.assessmentQuestionId, sheet.questionId)).orderBy(asc(rounds.number))

/** The question, its own wording of each level, and what the reader's standing should look for. */
export async function loadAsked(tx: Tx, sheet: ScoreSheet) {
  const [asked] = await tx
    .select({ text: frameworkQuestions.question, levels: frameworkQuestions.levels, help: frameworkQuestions.help })
    .from(assessmentQuestions)
    .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
    .where(eq(assessmentQuestions.id, sheet.questionId))
  return {
    text: asked?.text ?? '',
    levels: asked?.levels ?? [],
    help: sheet.standing && asked?.help[sheet.standing],
  }
}

/** The agreement of the current round, with what each assessor has said to it. */
export async function loadAgreement(tx: Tx, sheet: ScoreSheet) {
  if (!sheet.agreementId) return undefined
  const [agreement] = await tx.select().from(agreements).where(eq(agreements.id, sheet.agreementId))
  if (!agreement) return undefined
  return { agreement, stances: await tx.select().from(stances).where(eq(stances.agreementId, sheet.agreementId)) }
}

/** What this reader has submitted and put down in the current round. */
export async function loadMine(tx: Tx, actor: Actor, sheet: ScoreSheet) {
  if (!sheet.round) return {}
  const [score] = await tx
    .select()
    .from(scores)
    .where(and(eq(scores.roundId, sheet.round.id), eq(scores.assessorId, actor.userId)))
  const [kept] = await tx
    .select({ draft: scoreDrafts.draft })
    .from(scoreDrafts)
    .where(and(eq(scoreDrafts.roundId, sheet.round.id), eq(scoreDrafts.assessorId, actor.userId)))
  return {
    submitted: score && { score: scoreFromRow(score), submittedAt: score.submittedAt.toISOString() },
    draft: kept?.draft,
  }
}

/** The codes of an area's questions that are in, in their order. */
export const loadCodes = async (tx: Tx, assessmentId: AssessmentId, area: number) =>
  (
    await tx
      .select({ code: assessmentQuestions.code })
      .from(assessmentQuestions)
      .where(
        and(
          eq(assessmentQuestions.assessmentId, assessmentId),
          eq(assessmentQuestions.area, area),
          isNull(assessmentQuestions.leftOutReason),
        ),
      )
      .orderBy(assessmentQuestions.number)
  ).map(({ code }) => code)

/** By area: in how many questions this reader has a seat in an open round, and in how many of those they have submitted. */
export async function loadProgress(tx: Tx, actor: Actor, assessmentId: string) {
  const { rows } = await tx.execute<{ area: number; asked: number; submitted: number }>(sql`
    select q.area, count(*)::int as asked, count(s.id)::int as submitted
    from assessment_questions q
    join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state = 'open'
    join round_seats e on e.council_id = r.council_id and e.round_id = r.id and e.user_id = ${actor.userId}
    left join scores s on s.council_id = r.council_id and s.round_id = r.id and s.assessor_id = ${actor.userId}
    where q.assessment_id = ${assessmentId}
    group by q.area`)
  return new Map(rows.map((row) => [row.area, row]))
}

/** Tells nobody and chains nothing; an empty draft is none. */
export async function saveDraft(
  tx: Tx,
  actor: Actor,
  permit: Permit<'keep-draft', InRound>,
  draft: Record<string, string>,
) {
  const { assessmentId, round } = permit.thing
  const own = { councilId: actor.councilId, roundId: round.id, assessorId: actor.userId }
  if (Object.keys(draft).length === 0) {
    await tx.delete(scoreDrafts).where(and(eq(scoreDrafts.roundId, round.id), eq(scoreDrafts.assessorId, actor.userId)))
    return
  }
  const said = { draft, keptAt: actor.now }
  await tx
    .insert(scoreDrafts)
    .values({ ...own, assessmentId, ...said })
    .onConflictDoUpdate({ target: [scoreDrafts.councilId, scoreDrafts.roundId, scoreDrafts.assessorId], set: said })
}

/** Tells nobody: that somebody has just scored would already say too much. */
export async function saveScore(tx: Tx, actor: Actor, permit: Permit<'submit-score', InRound>, score: Score) {
  const { assessmentId, questionId, round } = permit.thing
  const said = {
    kind: score.kind,
    current: score.kind === 'level' ? score.current : null,
    ambition: score.kind === 'level' ? score.ambition : null,
    confidence: score.kind === 'level' ? score.confidence : null,
    evidenceStrength: score.kind === 'level' ? score.evidenceStrength : null,
    reason: score.reason,
    submittedAt: actor.now,
  }
  const [saved] = await tx
    .insert(scores)
    .values({
      ...{ councilId: actor.councilId, assessmentId, roundId: round.id, assessorId: actor.userId, ...said },
      firstSubmittedAt: actor.now,
    })
    .onConflictDoUpdate({ target: [scores.councilId, scores.roundId, scores.assessorId], set: said })
    .returning({ id: scores.id })
  await chain(tx, actor, 'score.submitted', { assessmentId, questionId, roundId: round.id }, saved?.id)
}

/** The last seal of each score's own chain, for the chain of the council to take up at the reveal; in an order that tells nothing. */
async function sealsOf(tx: Tx, roundIds: string[]): Promise<string[]> {
  const { rows } = await tx.execute<{ hash: string }>(sql`
    select distinct on (e.chain_id) e.hash from scores s join audit_entries e on e.chain_id = s.id
    where s.round_id in ${roundIds}
    order by e.chain_id, e.seq desc`)
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
  await announce(tx, { topic: 'question', council: actor.councilId, id: questionId })
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
  await announce(tx, { topic: 'assessment', council: actor.councilId, id: assessmentId })
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
  await tx.update(documents).set({ frozenAt: null }).where(reasonOf(questionId))
  await chain(tx, actor, act, { assessmentId, questionId, roundId: only(next).id, number, reason })
  await announce(tx, { topic: 'access', council: actor.councilId })
  await announce(tx, { topic: 'question', council: actor.councilId, id: questionId })
  return { roundId: only(next).id, number }
}

const reasonOf = (questionId: AssessmentQuestionId) =>
  and(eq(documents.assessmentQuestionId, questionId), eq(documents.kind, 'reason'))

/** Closes the shared reason, after whatever is being appended to it, so that what is read next is what stands. */
export async function saveReasonClosed(tx: Tx, actor: Actor, permit: Permit<'agree-score', InRound>) {
  const [closed] = await tx
    .update(documents)
    .set({ frozenAt: actor.now })
    .where(reasonOf(permit.thing.questionId))
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
  await announce(tx, { topic: 'question', council: actor.councilId, id: questionId })
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
  await announce(tx, { topic: 'question', council: actor.councilId, id: questionId })
}
