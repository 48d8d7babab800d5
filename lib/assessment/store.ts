import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type AssessmentId, type AssessmentQuestionId, type DutyId, isId, type UserId } from '@/db/ids'
import { only } from '@/db/only'
import { assessmentDuties, assessmentQuestions, assessments, assignments } from '@/db/schema/assessment'
import { councils } from '@/db/schema/council'
import { documents } from '@/db/schema/document'
import { frameworkQuestions, frameworkVersions } from '@/db/schema/framework'
import { users } from '@/db/schema/identity'
import { rounds } from '@/db/schema/score'
import { signatures } from '@/db/schema/submission'
import { type Duty, may, type NamedDuty, roleMay } from '../access/access'
import { announce } from '../announce'
import type { Person } from '../people/load-people'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { AssessmentState, NamingRule, Progress, RoundState, RuleKind } from './assessment'

export type AssessmentRow = typeof assessments.$inferSelect & {
  duties: { assessors: number; chairs: number; signatories: number }
  /** What the reader was named to here. Whether it counts is asked with it (`mayInAssessment`, `holds`). */
  myDuties: Duty[]
}

export type QuestionRow = {
  id: AssessmentQuestionId
  assessmentId: AssessmentId
  code: string
  progress: Progress
  isMine: boolean
  round: RoundState | null
}

/** The assessment with this reader's duties in it. With a lock, nobody moves it on until the transaction ends; a view locks nothing. */
export async function loadAssessment(
  tx: Tx,
  actor: Actor,
  id: string,
  lock?: 'share' | 'update',
): Promise<AssessmentRow | undefined> {
  if (!isId<AssessmentId>(id)) return undefined
  const find = tx.select().from(assessments).where(eq(assessments.id, id))
  const [row] = await (lock ? find.for(lock) : find)
  if (!row) return undefined
  const { rows: duties } = await tx.execute<{ duty: Duty; userId: string }>(sql`
    select duty, user_id as "userId" from held_duties where assessment_id = ${row.id}`)
  const count = (duty: Duty) => duties.filter((d) => d.duty === duty).length
  return {
    ...row,
    duties: { assessors: count('assessor'), chairs: count('chair'), signatories: count('signatory') },
    myDuties: duties.flatMap(({ duty, userId }) => (userId === actor.userId ? [duty] : [])),
  }
}

/** One question of an assessment by its code, with whether it is assigned to the reader and where its scoring is. */
export async function loadQuestion(
  tx: Tx,
  actor: Actor,
  assessmentId: string,
  code: string,
): Promise<QuestionRow | undefined> {
  if (!isId<AssessmentId>(assessmentId)) return undefined
  const [row] = await tx
    .select({
      id: assessmentQuestions.id,
      assessmentId: assessmentQuestions.assessmentId,
      code: assessmentQuestions.code,
      progress: assessmentQuestions.progress,
      isMine: sql<boolean>`exists (select 1 from assignments a where a.council_id = ${assessmentQuestions.councilId}
        and a.assessment_question_id = ${assessmentQuestions.id} and a.user_id = ${actor.userId})`,
      round: rounds.state,
    })
    .from(assessmentQuestions)
    .leftJoin(
      rounds,
      and(
        eq(rounds.councilId, assessmentQuestions.councilId),
        eq(rounds.assessmentQuestionId, sql`${assessmentQuestions.id}`),
        sql`${rounds.state} <> 'superseded'`,
      ),
    )
    .where(and(eq(assessmentQuestions.assessmentId, assessmentId), eq(assessmentQuestions.code, code)))
  return row
}

/** The newest published framework, with the questions that apply to this kind of council. */
export async function loadFrameworkFor(tx: Tx, actor: Actor) {
  const [version] = await tx.select().from(frameworkVersions).orderBy(sql`version desc`).limit(1)
  if (!version) return undefined
  const questions = await tx
    .select({
      id: frameworkQuestions.id,
      code: frameworkQuestions.code,
      area: frameworkQuestions.area,
      number: frameworkQuestions.number,
    })
    .from(frameworkQuestions)
    .innerJoin(councils, eq(councils.id, actor.councilId))
    .where(
      and(
        eq(frameworkQuestions.frameworkVersionId, version.id),
        sql`${councils.type} = any(${frameworkQuestions.councilTypes})`,
      ),
    )
    .orderBy(frameworkQuestions.area, frameworkQuestions.number)
  return { version, questions }
}
export type FrameworkFor = NonNullable<Awaited<ReturnType<typeof loadFrameworkFor>>>

export async function saveNewAssessment(
  tx: Tx,
  actor: Actor,
  _permit: Permit<'create-assessment', null>,
  title: string,
  framework: FrameworkFor,
): Promise<AssessmentId> {
  const { councilId } = actor
  const created = await tx
    .insert(assessments)
    .values({
      councilId,
      title,
      frameworkVersionId: framework.version.id,
      createdBy: actor.userId,
      createdAt: actor.now,
    })
    .returning({ id: assessments.id })
  const { id: assessmentId } = only(created)
  const asked = await tx
    .insert(assessmentQuestions)
    .values(framework.questions.map(({ id, ...q }) => ({ councilId, assessmentId, frameworkQuestionId: id, ...q })))
    .returning({ id: assessmentQuestions.id })
  await tx.insert(documents).values(asked.map((q) => ({ councilId, assessmentId, assessmentQuestionId: q.id })))
  await chain(tx, actor, 'assessment.created', { assessmentId, title })
  return assessmentId
}

export type Rules = {
  title: string
  scoresDueOn: string | null
  meetingOn: string | null
  consensusRule: RuleKind
  agreeShare: number
  quorumShare: number
  maxRounds: number
  namingRule: NamingRule
  crossPartyRule: boolean
  observersComment: boolean
}

export async function saveRules(tx: Tx, actor: Actor, permit: Permit<'change-rules', AssessmentRow>, rules: Rules) {
  const { id } = permit.thing
  await tx.update(assessments).set(rules).where(eq(assessments.id, id))
  await chain(tx, actor, 'assessment.rules-changed', { assessmentId: id, ...rules })
  await announce(tx, { topic: 'assessment', council: actor.councilId, id })
}

export async function saveNaming(
  tx: Tx,
  actor: Actor,
  permit: Permit<'tighten-naming', AssessmentRow>,
  namingRule: NamingRule,
) {
  const { id, namingRule: before } = permit.thing
  await tx.update(assessments).set({ namingRule }).where(eq(assessments.id, id))
  await chain(tx, actor, 'assessment.naming-tightened', { assessmentId: id, before, namingRule })
  await announce(tx, { topic: 'assessment', council: actor.councilId, id })
}

/**
 * Before scoring opens the people who are named are the whole: whoever is named again stays as they are, under the post of
 * today, and with those whom they follow; every other row goes.
 */
export async function saveDuties(
  tx: Tx,
  actor: Actor,
  permit: Permit<'name-people', AssessmentRow>,
  named: { duty: NamedDuty; person: Person }[],
) {
  const { id: assessmentId } = permit.thing
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
      await tx.update(assessmentDuties).set(asNamed(one.person, one.duty)).where(eq(assessmentDuties.id, there.id))
    else
      await tx.insert(assessmentDuties).values({
        ...{ councilId: actor.councilId, assessmentId, userId: one.person.userId, duty: one.duty },
        ...asNamed(one.person, one.duty),
        startedAt: actor.now,
      })
  }
  const named_ = named.map(({ duty, person }) => ({ duty, userId: person.userId }))
  await chain(tx, actor, 'assessment.people-named', { assessmentId, named: named_ })
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
    ...asNamed(person, duty.duty),
    ...{ startedAt: actor.now, succeeds: duty.id, startReason: reason },
  })
  const voided = await tx
    .delete(signatures)
    .where(eq(signatures.assessmentId, assessmentId))
    .returning({ userId: signatures.userId })
  await chain(tx, actor, 'successor.named', {
    ...{ assessmentId, duty: duty.duty, userId: person.userId, predecessorId: duty.userId, reason },
    voided: voided.length,
  })
  await announce(tx, { topic: 'access', council: actor.councilId })
  await announce(tx, { topic: 'assessment', council: actor.councilId, id: assessmentId })
  await announce(tx, { topic: 'meeting', council: actor.councilId, id: assessmentId })
}

/**
 * The name, post, standing and group under which somebody is named, which stay as they are in this assessment: those of the
 * role that may have the duty, where they have several.
 */
function asNamed({ name, held }: Person, duty: NamedDuty) {
  const role = held.find((one) => roleMay(one.role, `be-${duty}`)) ?? only(held)
  const isCouncillor = roleMay(role.role, 'sit-in-group')
  return {
    ...{ name, post: role.post, standing: isCouncillor ? ('member' as const) : ('officer' as const) },
    politicalGroupId: isCouncillor ? (role.group?.id ?? null) : null,
    groupName: isCouncillor ? (role.group?.name ?? null) : null,
  }
}

export async function saveAssignment(
  tx: Tx,
  actor: Actor,
  permit: Permit<'assign', AssessmentRow>,
  questionId: AssessmentQuestionId,
  userIds: UserId[],
) {
  const assessmentId = permit.thing.id
  await tx.delete(assignments).where(eq(assignments.assessmentQuestionId, questionId))
  if (userIds.length > 0) {
    await tx.insert(assignments).values(
      userIds.map((userId) => ({
        councilId: actor.councilId,
        assessmentId,
        assessmentQuestionId: questionId,
        userId,
      })),
    )
  }
  await chain(tx, actor, 'question.assigned', { assessmentId, questionId, userIds })
  await announce(tx, { topic: 'access', council: actor.councilId })
}

export async function saveProgress(
  tx: Tx,
  actor: Actor,
  permit: Permit<'mark-progress', QuestionRow>,
  progress: Progress,
) {
  const { id, assessmentId } = permit.thing
  await tx.update(assessmentQuestions).set({ progress }).where(eq(assessmentQuestions.id, id))
  await chain(tx, actor, 'question.progress-marked', { assessmentId, questionId: id, progress })
  await announce(tx, { topic: 'question', council: actor.councilId, id })
}

/** Moves the assessment on; the database refuses a step that is not in its order. */
export async function saveMove(tx: Tx, actor: Actor, permit: Permit<'move', AssessmentRow>, to: AssessmentState) {
  const { id, state } = permit.thing
  await tx.update(assessments).set({ state: to }).where(eq(assessments.id, id))
  await chain(tx, actor, 'assessment.moved', { assessmentId: id, from: state, to })
  await announce(tx, { topic: 'access', council: actor.councilId })
  await announce(tx, { topic: 'assessment', council: actor.councilId, id })
}

/** Opens the first round of these questions. */
export async function saveFirstRounds(
  tx: Tx,
  actor: Actor,
  permit: Permit<'move', AssessmentRow> | Permit<'mark-progress', QuestionRow>,
  assessmentId: AssessmentId,
  questionIds: AssessmentQuestionId[],
) {
  if (!permit || questionIds.length === 0) return
  await tx.insert(rounds).values(
    questionIds.map((assessmentQuestionId) => ({
      councilId: actor.councilId,
      assessmentId,
      assessmentQuestionId,
      number: 1,
      openedAt: actor.now,
      openedBy: actor.userId,
    })),
  )
  await chain(tx, actor, 'round.opened', { assessmentId, questionIds, number: 1 })
}

export async function loadReadyQuestions(tx: Tx, assessmentId: AssessmentId): Promise<AssessmentQuestionId[]> {
  const rows = await tx
    .select({ id: assessmentQuestions.id })
    .from(assessmentQuestions)
    .where(and(eq(assessmentQuestions.assessmentId, assessmentId), eq(assessmentQuestions.progress, 'ready')))
  return rows.map((row) => row.id)
}

/** Who follows in which duty of which assessment. */
export type Replacement = { assessment: AssessmentRow; duty: DutyRow; person: Person }

export type DutyRow = typeof assessmentDuties.$inferSelect & { isHeld: boolean; hasSigned: boolean }

/** Who has or had which duty. It is held while it has not ended and its holder has a role that may have it. */
export async function loadDuties(tx: Tx, assessmentId: AssessmentId): Promise<DutyRow[]> {
  const rows = await tx
    .select({
      row: assessmentDuties,
      roles: sql<
        string[]
      >`array(select m.role from current_memberships m where m.council_id = ${assessmentDuties.councilId}
        and m.user_id = ${assessmentDuties.userId})`,
      hasSigned: sql<boolean>`exists (select 1 from signatures s where s.council_id = ${assessmentDuties.councilId}
        and s.assessment_id = ${assessmentDuties.assessmentId} and s.user_id = ${assessmentDuties.userId})`,
    })
    .from(assessmentDuties)
    .where(eq(assessmentDuties.assessmentId, assessmentId))
    .orderBy(assessmentDuties.name, assessmentDuties.startedAt)
  return rows.map(({ row, roles, hasSigned }) => ({
    ...row,
    hasSigned: hasSigned && row.duty === 'signatory',
    isHeld: row.endedAt === null && may({ roles }, `be-${row.duty}`),
  }))
}

export async function loadAssignments(tx: Tx, assessmentId: AssessmentId, questionIds?: AssessmentQuestionId[]) {
  return tx
    .select({
      questionId: assignments.assessmentQuestionId,
      userId: assignments.userId,
      name: sql<string>`coalesce(${users.name}, ${users.email})`,
    })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.userId))
    .where(
      and(
        eq(assignments.assessmentId, assessmentId),
        questionIds && inArray(assignments.assessmentQuestionId, questionIds),
      ),
    )
}

/** Questions that have a round are being scored or agreed, so they stay in. */
const isScored = sql<boolean>`exists (select 1 from rounds r where r.council_id = ${assessmentQuestions.councilId}
  and r.assessment_question_id = ${assessmentQuestions.id})`

/** Of the questions named, which have been put to the assessors. */
export const loadWhetherScored = (tx: Tx, assessmentId: AssessmentId, codes: string[]) =>
  tx
    .select({ code: assessmentQuestions.code, isScored })
    .from(assessmentQuestions)
    .where(and(eq(assessmentQuestions.assessmentId, assessmentId), inArray(assessmentQuestions.code, codes)))
    .orderBy(asc(assessmentQuestions.code))

export async function saveLeftOut(
  tx: Tx,
  actor: Actor,
  permit: Permit<'leave-out', AssessmentRow>,
  codes: string[],
  reason: string,
) {
  const { id } = permit.thing
  const chosen = codes.length > 0 ? inArray(assessmentQuestions.code, codes) : sql`false`
  await tx
    .update(assessmentQuestions)
    .set({ leftOutReason: sql`case when ${chosen} then ${reason} else null end` })
    .where(and(eq(assessmentQuestions.assessmentId, id), sql`not ${isScored}`))
  await chain(tx, actor, 'assessment.questions-left-out', { assessmentId: id, codes, reason })
  await announce(tx, { topic: 'assessment', council: actor.councilId, id })
}
