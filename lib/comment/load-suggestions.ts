import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type AssessmentId, type DocumentId, isId, type SuggestionId, type ThreadId, type UserId } from '@/db/ids'
import { assessmentQuestions } from '@/db/schema/assessment'
import { commentThreads } from '@/db/schema/comment'
import { suggestions } from '@/db/schema/suggestion'
import { loadDocument, type TextRow } from '../text/store'
import type { SuggestionOutcome } from './suggestion'

/** A suggestion with the text that it is for, and where its words hang. */
export type SuggestionRow = {
  id: SuggestionId
  threadId: ThreadId
  madeBy: UserId
  outcome: SuggestionOutcome | null
  words: string
  replacement: string
  start: Uint8Array | null
  end: Uint8Array | null
  isLost: boolean
  text: TextRow
}

/** The suggestion of a thread, held against somebody else's decision until the transaction ends. */
export async function loadSuggestion(tx: Tx, actor: Actor, threadId: string): Promise<SuggestionRow | undefined> {
  if (!isId<ThreadId>(threadId)) return undefined
  const [row] = await tx
    .select({
      ...{ id: suggestions.id, threadId: suggestions.threadId, subjectId: suggestions.subjectId },
      ...{ madeBy: suggestions.madeBy, outcome: suggestions.outcome },
      ...{ words: suggestions.words, replacement: suggestions.replacement },
      ...{ start: commentThreads.anchorStart, end: commentThreads.anchorEnd, isLost: commentThreads.anchorLost },
    })
    .from(suggestions)
    .innerJoin(commentThreads, ofThread)
    .where(eq(suggestions.threadId, threadId))
    .for('update', { of: suggestions })
  const text = row && (await loadDocument(tx, actor, row.subjectId))
  return row && text && { ...row, text }
}

const ofThread = and(
  eq(commentThreads.councilId, suggestions.councilId),
  eq(commentThreads.id, sql`${suggestions.threadId}`),
)

/** How many on a text wait for somebody who decides them. */
export const countOpenSuggestions = (tx: Tx, textId: DocumentId) =>
  tx.$count(suggestions, and(eq(suggestions.subjectId, textId), isNull(suggestions.outcome)))

/** The last edit that a text has. */
export async function loadLastSeq(tx: Tx, textId: DocumentId): Promise<number> {
  const { rows } = await tx.execute<{ seq: string | null }>(sql`
    select greatest((select max(u.seq) from document_updates u where u.document_id = ${textId}),
      (select max(s.seq) from document_snapshots s where s.document_id = ${textId})) as seq`)
  return Number(rows[0]?.seq ?? 0)
}

/** What has been suggested for a text, whatever became of it. */
export const loadSuggested = (tx: Tx, textId: DocumentId) =>
  tx
    .select({ words: suggestions.words, replacement: suggestions.replacement })
    .from(suggestions)
    .where(eq(suggestions.subjectId, textId))

/** The answer to a question of an assessment, which has the question's id. */
export async function findAnswer(tx: Tx, assessmentId: string, code: string) {
  if (!isId<AssessmentId>(assessmentId)) return undefined
  const [row] = await tx
    .select({ id: assessmentQuestions.id })
    .from(assessmentQuestions)
    .where(and(eq(assessmentQuestions.assessmentId, assessmentId), eq(assessmentQuestions.code, code)))
  return row?.id
}
