import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { SubjectId } from '@/db/ids'
import { commentThreads } from '@/db/schema/comment'
import { type Marked, markedColumns, markedOf } from '../text/anchor/marked'

/** So many words are marked in a text at most; the comments on others are listed like them. */
const MOST_MARKS = 200

/** The words of a subject's text that open comments hang on, the newest comments first. */
export async function loadMarks(tx: Tx, subjectId: SubjectId): Promise<Marked[]> {
  const marked = await tx
    .select(markedColumns(commentThreads))
    .from(commentThreads)
    .where(
      and(
        eq(commentThreads.subjectId, subjectId),
        isNull(commentThreads.resolvedAt),
        isNotNull(commentThreads.anchorStart),
      ),
    )
    .orderBy(desc(commentThreads.createdAt), desc(commentThreads.id))
    .limit(MOST_MARKS)
  return marked.map(markedOf)
}
