import { and, asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import {
  type AssessmentId,
  type AssessmentQuestionId,
  type DocumentId,
  type EvidenceId,
  type EvidenceItemId,
  type EvidenceMarkId,
  isId,
} from '@/db/ids'
import { assessmentQuestions, assessments } from '@/db/schema/assessment'
import { evidence } from '@/db/schema/evidence'
import { evidenceRevisions } from '@/db/schema/evidence-item'
import { evidenceMarks } from '@/db/schema/evidence-mark'
import { frameworkQuestions } from '@/db/schema/framework'
import { type Marked, markedColumns, markedOf } from '../text/anchor/marked'
import type { ItemKind } from './evidence'
import { nameOf } from './load-items'

/** Words of an answer that rest on a piece of its question's evidence, as an editor marks them and a card says it. */
export type MarkedEvidence = Marked & {
  evidenceId: string
  itemId: string
  title: string
  kind: ItemKind
  mediaType: string | null
  quote: string
  /** The version that the words were held against, where the question shows another by now. */
  heldAgainst: number | null
}

/** So many words of one answer are marked at most. */
export const MOST_MARKS = 200

const itsEvidence = and(
  eq(evidence.councilId, evidenceMarks.councilId),
  eq(evidence.id, sql`${evidenceMarks.evidenceId}`),
)
const itsRevision = and(
  eq(evidenceRevisions.councilId, evidenceMarks.councilId),
  eq(evidenceRevisions.id, sql`${evidenceMarks.revisionId}`),
)
const itsQuestion = and(
  eq(assessmentQuestions.councilId, evidence.councilId),
  eq(assessmentQuestions.id, sql`${evidence.assessmentQuestionId}`),
)
const heldAgainst = sql<
  number | null
>`case when ${evidence.revisionId} <> ${evidenceMarks.revisionId} then ${evidenceRevisions.number} end`

/** How many of an answer’s words rest on what the actor may see. */
export const countMarks = (tx: Tx, questionId: AssessmentQuestionId) =>
  tx.$count(
    evidenceMarks,
    sql`${evidenceMarks.councilId} = (select acting_council()) and ${evidenceMarks.subjectId} = ${questionId}`,
  )

/** Those in one answer that the reader may see. */
export async function loadMarkedEvidence(tx: Tx, textId: DocumentId): Promise<MarkedEvidence[]> {
  const rows = await tx
    .select({
      mark: markedColumns(evidenceMarks),
      ...{ evidenceId: evidence.id, itemId: evidence.itemId, title: evidence.title, kind: evidence.kind },
      ...{ mediaType: evidence.mediaType, quote: evidenceMarks.quote, heldAgainst },
    })
    .from(evidenceMarks)
    .innerJoin(evidence, itsEvidence)
    .leftJoin(evidenceRevisions, itsRevision)
    .where(and(sql`${evidenceMarks.councilId} = (select acting_council())`, eq(evidenceMarks.subjectId, textId)))
    .orderBy(asc(evidenceMarks.createdAt), asc(evidenceMarks.id))
    .limit(MOST_MARKS)
  return rows.map(({ mark, quote, ...about }) => ({ ...markedOf(mark), ...about, quote: quote ?? '' }))
}

/** The sentences that rest on an item, in every question and year, the newest assessment first. */
export async function loadSentences(tx: Tx, itemId: EvidenceItemId) {
  const rows = await tx
    .select({
      ...{
        id: evidenceMarks.id,
        evidenceId: evidence.id,
        quote: evidenceMarks.quote,
        isLost: evidenceMarks.anchorLost,
      },
      ...{ assessmentId: assessments.id, state: assessments.state, title: assessments.title },
      ...{ code: assessmentQuestions.code, shortName: frameworkQuestions.shortName },
      heldAgainst: evidenceRevisions.number,
      questionId: assessmentQuestions.id,
      by: nameOf(evidenceMarks.createdBy),
    })
    .from(evidenceMarks)
    .innerJoin(evidence, itsEvidence)
    .innerJoin(evidenceRevisions, itsRevision)
    .innerJoin(assessmentQuestions, itsQuestion)
    .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
    .innerJoin(
      assessments,
      and(eq(assessments.councilId, evidence.councilId), eq(assessments.id, sql`${evidence.assessmentId}`)),
    )
    .where(and(sql`${evidence.councilId} = (select acting_council())`, eq(evidence.itemId, itemId)))
    .orderBy(
      sql`${assessments.createdAt} desc`,
      asc(assessmentQuestions.area),
      asc(assessmentQuestions.number),
      asc(evidenceMarks.createdAt),
    )
    .limit(MOST_MARKS)
  return rows.map(({ quote, ...one }) => ({ ...one, quote: quote ?? '' }))
}

/** Every mark of an assessment with what it hangs on, as far as the reader sees it: what is sealed and put on paper is placed by it. */
export async function loadMarksOf(tx: Tx, assessmentId: AssessmentId) {
  const rows = await tx
    .select({
      ...{ id: evidenceMarks.id, questionId: evidenceMarks.subjectId, evidenceId: evidence.id },
      ...{ start: evidenceMarks.anchorStart, end: evidenceMarks.anchorEnd, isLost: evidenceMarks.anchorLost },
    })
    .from(evidenceMarks)
    .innerJoin(evidence, itsEvidence)
    .where(eq(evidence.assessmentId, assessmentId))
    .orderBy(asc(evidenceMarks.createdAt), asc(evidenceMarks.id))
  return rows.flatMap(({ start, end, ...mark }) => (start && end ? [{ ...mark, start, end }] : []))
}
export type MarkOf = Awaited<ReturnType<typeof loadMarksOf>>[number]

export type MarkRow = typeof evidenceMarks.$inferSelect & { code: string; assessmentId: AssessmentId }

/** One that the reader sees, with where it is. */
export async function loadMark(tx: Tx, id: string): Promise<MarkRow | undefined> {
  if (!isId<EvidenceMarkId>(id)) return undefined
  const [row] = await tx
    .select({ mark: evidenceMarks, code: assessmentQuestions.code, assessmentId: evidence.assessmentId })
    .from(evidenceMarks)
    .innerJoin(evidence, itsEvidence)
    .innerJoin(assessmentQuestions, itsQuestion)
    .where(eq(evidenceMarks.id, id))
  return row && { ...row.mark, code: row.code, assessmentId: row.assessmentId }
}

/** The version of a piece that its question shows. */
export async function loadEvidenceRevision(tx: Tx, id: EvidenceId) {
  const [row] = await tx.select({ revisionId: evidence.revisionId }).from(evidence).where(eq(evidence.id, id))
  return row?.revisionId
}

/** By which piece a question rests on an item now, and which version that is. */
export async function loadUse(tx: Tx, questionId: string, itemId: EvidenceItemId) {
  const [row] = await tx
    .select({ evidenceId: evidence.id, revisionId: evidence.revisionId })
    .from(evidence)
    .where(
      and(
        sql`${evidence.councilId} = (select acting_council())`,
        sql`${evidence.assessmentQuestionId} = ${questionId}`,
        eq(evidence.itemId, itemId),
        sql`${evidence.removedAt} is null`,
      ),
    )
  return row
}
