import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type AssessmentId, type InvitationId, isId } from '@/db/ids'
import { only } from '@/db/only'
import { assessmentQuestions, assessments } from '@/db/schema/assessment'
import { councils } from '@/db/schema/council'
import { frameworkQuestions, frameworkVersions } from '@/db/schema/framework'
import { areaStatements } from '@/db/schema/statement'
import type { Duty, NamedDuty } from '../access/access'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { AssessmentState, NamingRule, RuleKind } from './assessment'

export type AssessmentRow = typeof assessments.$inferSelect & {
  duties: { assessors: number; chairs: number; signatories: number }
  /** What people are named to who have not accepted their invitation yet. */
  promised: { duty: NamedDuty; invitationId: InvitationId }[]
  /** What the reader was named to here. Whether it counts is asked with it (`mayInAssessment`, `holds`). */
  myDuties: Duty[]
  /** Whether the reader's signature stands under it. */
  haveSigned: boolean
}

/** The assessment with this reader's duties in it. With a lock, nobody moves it on until the transaction ends; a view locks nothing. */
export async function loadAssessment(
  tx: Tx,
  actor: Actor,
  id: string,
  lock?: 'share' | 'update',
): Promise<AssessmentRow | undefined> {
  if (!isId<AssessmentId>(id)) return undefined
  // What is read beside a row as it is locked may be older than the lock.
  if (lock) await tx.select({ id: assessments.id }).from(assessments).where(eq(assessments.id, id)).for(lock)
  return (await loadAssessments(tx, actor, { where: eq(assessments.id, id), orderBy: assessments.id, limit: 1 }))[0]
}

type Which = { where: SQL | undefined; orderBy: SQLWrapper; limit: number }

/** Assessments with this reader's duties in them. */
export async function loadAssessments(
  tx: Tx,
  actor: Actor,
  { where, orderBy, limit }: Which,
): Promise<AssessmentRow[]> {
  const found = await tx
    .select({
      row: assessments,
      held: sql<{ duty: Duty; userId: string }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('duty', h.duty, 'userId', h.user_id)), '[]')
        from current_duties h where h.council_id = assessments.council_id and h.assessment_id = assessments.id)`,
      promised: sql<AssessmentRow['promised']>`(
        select coalesce(jsonb_agg(jsonb_build_object('duty', p.duty, 'invitationId', p.invitation_id)), '[]')
        from promised_duties p join invitations i on i.council_id = p.council_id and i.id = p.invitation_id
        where p.council_id = assessments.council_id and p.assessment_id = assessments.id
          and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now())`,
      haveSigned: sql<boolean>`exists (select 1 from signatures s where s.council_id = assessments.council_id
        and s.assessment_id = assessments.id and s.user_id = ${actor.userId})`,
    })
    .from(assessments)
    .where(where)
    .orderBy(sql`${orderBy}`)
    .limit(limit)
  return found.map(({ row, held, promised, haveSigned }) => {
    const count = (duty: Duty) => held.filter((one) => one.duty === duty).length
    return {
      ...row,
      haveSigned,
      promised,
      duties: { assessors: count('assessor'), chairs: count('chair'), signatories: count('signatory') },
      myDuties: held.flatMap(({ duty, userId }) => (userId === actor.userId ? [duty] : [])),
    }
  })
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
  await tx
    .insert(assessmentQuestions)
    .values(framework.questions.map(({ id, ...q }) => ({ councilId, assessmentId, frameworkQuestionId: id, ...q })))
  const areas = new Set(framework.questions.map(({ area }) => area))
  await tx.insert(areaStatements).values([...areas].map((area) => ({ councilId, assessmentId, area })))
  await chain(tx, actor, 'assessment.created', { assessmentId, title })
  return assessmentId
}

export type Rules = {
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
  await announce(tx, { topic: 'assessment', id })
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
  await announce(tx, { topic: 'assessment', id })
}

/** Who may comment beside those who always may while the answers are open: observers, and all of them once the words are frozen. */
export async function saveCommenting(
  tx: Tx,
  actor: Actor,
  permit: Permit<'allow-comments', AssessmentRow>,
  allowed: { observersComment: boolean; frozenComments: boolean },
) {
  const { id } = permit.thing
  await tx.update(assessments).set(allowed).where(eq(assessments.id, id))
  await chain(tx, actor, 'assessment.comments-allowed', { assessmentId: id, ...allowed })
  await announce(tx, { topic: 'assessment', id })
}

/** Moves the assessment on; the database refuses a step that is not in its order. */
export async function saveMove(tx: Tx, actor: Actor, permit: Permit<'move', AssessmentRow>, to: AssessmentState) {
  const { id, state } = permit.thing
  await tx.update(assessments).set({ state: to }).where(eq(assessments.id, id))
  await chain(tx, actor, 'assessment.moved', { assessmentId: id, from: state, to })
  await announce(tx, { topic: 'access', council: actor.councilId })
  await announce(tx, { topic: 'assessment', id })
}
