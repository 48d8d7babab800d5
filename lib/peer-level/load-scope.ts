import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { SubmissionId } from '@/db/ids'
import { loadLevelNames } from '../framework/load-level-names'
import { loadShortNames } from '../framework/load-short-names'
import type { SubmissionContent } from '../submission/submission'

/** What was submitted, with the names of its questions and levels; null where it is not the reader's. */
export async function loadScope(tx: Tx, id: SubmissionId) {
  const { rows } = await tx.execute<{ content: SubmissionContent }>(
    sql`select content -> 'content' as content from submissions where id = ${id}`,
  )
  const content = rows[0]?.content
  if (!content) return null
  return {
    content,
    shortName: await loadShortNames(tx, content.framework),
    levelNames: await loadLevelNames(tx, content.framework),
    asked: content.questions.filter(({ leftOut }) => !leftOut),
  }
}
