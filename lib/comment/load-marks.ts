import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { SubjectId } from '@/db/ids'
import { commentThreads } from '@/db/schema/comment'
import { suggestions } from '@/db/schema/suggestion'
import { type Marked, markedColumns, markedOf } from '../text/anchor/marked'

/** So many words are marked in a text at most; the comments on others are listed like them. */
const MOST_MARKS = 200

/** Words that an open comment hangs on, with those that it proposes in their place if it does. */
export type CommentMark = Marked & { suggested: string | null }

/** The words of a subject's text that open comments hang on, the newest comments first. */
export async function loadMarks(tx: Tx, subjectId: SubjectId): Promise<CommentMark[]> {
  const marked = await tx
    .select({ mark: markedColumns(commentThreads), suggested: suggestions.replacement })
    .from(commentThreads)
    .leftJoin(
      suggestions,
      and(
        eq(suggestions.councilId, commentThreads.councilId),
        eq(suggestions.threadId, sql`${commentThreads.id}`),
        isNull(suggestions.outcome),
      ),
    )
    .where(
      and(
        eq(commentThreads.subjectId, subjectId),
        isNull(commentThreads.resolvedAt),
        isNotNull(commentThreads.anchorStart),
      ),
    )
    .orderBy(desc(commentThreads.createdAt), desc(commentThreads.id))
    .limit(MOST_MARKS)
  return marked.map(({ mark, suggested }) => ({ ...markedOf(mark), suggested }))
}
