import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor, Tx } from '@/db/gate'
import {
  type AssessmentId,
  type AssessmentQuestionId,
  type EvidenceId,
  type EvidenceItemId,
  type EvidenceRevisionId,
  isId,
} from '@/db/ids'
import { FILES_LOCK } from '@/db/purge'
import { assessmentQuestions } from '@/db/schema/assessment'
import { evidence } from '@/db/schema/evidence'
import { evidenceItems, evidenceRevisions } from '@/db/schema/evidence-item'
import { users } from '@/db/schema/identity'
import { announce } from '../announce'
import { type PageAsked, pageOf, reading } from '../page'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import { type AttachTo, type Audience, isRestricted } from './evidence'

export type EvidenceRow = typeof evidence.$inferSelect & {
  code: string
  addedByName: string | null
  removedByName: string | null
  openThreads: number
  /** Which revision of its item it names, and what that is where it is no file and no link. */
  version: number
  figure: unknown
  minute: unknown
}

const adder = alias(users, 'adder')
const remover = alias(users, 'remover')

const isItsQuestion = and(
  eq(assessmentQuestions.councilId, evidence.councilId),
  eq(assessmentQuestions.id, sql`${evidence.assessmentQuestionId}`),
)

const isItsRevision = and(
  eq(evidenceRevisions.councilId, evidence.councilId),
  eq(evidenceRevisions.id, sql`${evidence.revisionId}`),
)

const isItsItem = and(eq(evidenceItems.councilId, evidence.councilId), eq(evidenceItems.id, sql`${evidence.itemId}`))
/** For whom it is today, whatever it was at the freeze. */
const forWhom = sql<Audience>`case when ${evidenceItems.heldAt} is not null then 'held' when ${evidenceItems.legalClass} <> 'none'
  then ${evidenceItems.legalClass} else (case ${evidenceItems.readers} when 'peers' then 'council' when 'council' then 'internal' else ${evidenceItems.readers} end) end`

function rows(tx: Tx) {
  return tx
    .select({
      evidence,
      code: assessmentQuestions.code,
      addedByName: sql<string | null>`coalesce(${adder.name}, ${adder.email})`,
      removedByName: sql<string | null>`coalesce(${remover.name}, ${remover.email})`,
      openThreads: sql<number>`(select count(*)::int from comment_threads t
        where t.council_id = ${evidence.councilId} and t.subject_id = ${evidence.id} and t.resolved_at is null)`,
      version: evidenceRevisions.number,
      figure: evidenceRevisions.figure,
      for: forWhom,
      minute: evidenceRevisions.minute,
    })
    .from(evidence)
    .innerJoin(assessmentQuestions, isItsQuestion)
    .innerJoin(evidenceRevisions, isItsRevision)
    .innerJoin(evidenceItems, isItsItem)
    .leftJoin(adder, eq(adder.id, evidence.addedBy))
    .leftJoin(remover, eq(remover.id, evidence.removedBy))
    .$dynamic()
}

type Found = Omit<EvidenceRow, keyof typeof evidence.$inferSelect> & {
  evidence: typeof evidence.$inferSelect
  for: Audience
}
const flat = ({ evidence: item, for: audience, ...more }: Found): EvidenceRow => ({ ...item, ...more, audience })

export async function loadEvidence(tx: Tx, id: string): Promise<EvidenceRow | undefined> {
  if (!isId<EvidenceId>(id)) return undefined
  const [row] = await rows(tx).where(eq(evidence.id, id))
  return row && flat(row)
}

/** The same, held against removal by somebody else until the transaction ends. */
export async function loadEvidenceToChange(tx: Tx, id: string): Promise<EvidenceRow | undefined> {
  if (!isId<EvidenceId>(id)) return undefined
  const [row] = await rows(tx).where(eq(evidence.id, id)).for('update', { of: evidence })
  return row && flat(row)
}

/** What a peer may reach of it; the question's code is in the submission, not here. */
export async function loadEvidenceAsPeer(tx: Tx, id: string): Promise<EvidenceRow | undefined> {
  if (!isId<EvidenceId>(id)) return undefined
  const [row] = await tx.select().from(evidence).where(eq(evidence.id, id))
  return (
    row && {
      ...row,
      ...{ code: '', addedByName: null, removedByName: null, openThreads: 0, version: 0, figure: null, minute: null },
    }
  )
}

/** What of an assessment's evidence is looked for. */
type Which = {
  assessmentId: AssessmentId
  questionId?: AssessmentQuestionId | undefined
  code?: string | undefined
  audience?: Audience | undefined
  isRemoved?: boolean | undefined
}
const where = ({ assessmentId, questionId, code, audience, isRemoved }: Which) =>
  and(
    eq(evidence.assessmentId, assessmentId),
    questionId && eq(evidence.assessmentQuestionId, questionId),
    code ? eq(assessmentQuestions.code, code) : undefined,
    audience && eq(evidence.audience, audience),
    isRemoved === undefined ? undefined : sql`${evidence.removedAt} is ${isRemoved ? sql`not null` : sql`null`}`,
  )

/** A page of it, what speaks for the latest day first, removed things included unless it is asked without. */
export async function loadSomeEvidence(tx: Tx, which: Which, asked: PageAsked, size: number) {
  const read = reading(
    asked,
    {
      ...{ key: evidence.speaksFor, id: evidence.id, isDown: true },
      keyOf: (id) => sql`(select p.speaks_for from evidence p where p.id = ${id})`,
    },
    size,
  )
  const found = await rows(tx)
    .where(and(where(which), read.where))
    .orderBy(read.orderBy)
    .limit(read.limit)
  return pageOf(found.map(flat), asked, size)
}

/** How much of it there is, by question, audience and whether it was removed. */
export const countEvidence = (tx: Tx, which: Which) =>
  tx
    .select({
      code: assessmentQuestions.code,
      audience: evidence.audience,
      isRemoved: sql<boolean>`${evidence.removedAt} is not null`,
      count: sql<number>`count(*)::int`,
    })
    .from(evidence)
    .innerJoin(assessmentQuestions, isItsQuestion)
    .where(where(which))
    .groupBy(assessmentQuestions.area, assessmentQuestions.number, sql`1, 2, 3`)
    .orderBy(asc(assessmentQuestions.area), asc(assessmentQuestions.number))

/** From here to the commit nobody deletes a file for want of a row. */
export const holdFiles = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock_shared(${FILES_LOCK})`)

/** That a question rests on an item, by the revision that it has now. The first of an item has its id, so that one address leads to both. What is shown of it the database takes from there. */
export async function saveUse(
  tx: Tx,
  actor: Actor,
  permit: Permit<'attach-evidence', AttachTo>,
  of: { itemId: EvidenceItemId; revisionId: EvidenceRevisionId },
  isFirst = false,
): Promise<EvidenceId | 'attached-already'> {
  const { assessmentId, question } = permit.thing
  const first: string = of.itemId
  const shown = { kind: 'link', title: '', speaksFor: '1970-01-01', audience: 'held' } as const // until the database has put what is so
  const [added] = await tx
    .insert(evidence)
    .values({
      ...{ councilId: actor.councilId, assessmentId, assessmentQuestionId: question.id, ...of, ...shown },
      ...{ addedBy: actor.userId, addedAt: actor.now },
      ...(isFirst && isId<EvidenceId>(first) ? { id: first } : {}),
    })
    .onConflictDoNothing()
    .returning({ id: evidence.id, kind: evidence.kind, audience: evidence.audience })
  if (!added) return 'attached-already'
  const { id, kind, audience } = added
  await chain(tx, actor, 'evidence.attached', {
    assessmentId,
    questionId: question.id,
    evidenceId: id,
    itemId: of.itemId,
    kind,
    audience,
  })
  await announce(tx, { topic: 'subject', id: question.id })
  return id
}

/** Takes it out of the answer's support. The row and the file stay; the trail says why, unless the reason itself is restricted. */
export async function saveRemoval(
  tx: Tx,
  actor: Actor,
  permit: Permit<'remove-evidence', EvidenceRow>,
  reason: string,
) {
  const item = permit.thing
  await tx
    .update(evidence)
    .set({ removedBy: actor.userId, removedAt: actor.now, removedReason: reason })
    .where(eq(evidence.id, item.id))
  await chain(tx, actor, 'evidence.removed', {
    assessmentId: item.assessmentId,
    questionId: item.assessmentQuestionId,
    evidenceId: item.id,
    ...(isRestricted(item.audience) ? {} : { reason }),
  })
  await announce(tx, { topic: 'subject', id: item.assessmentQuestionId })
}
