import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { SubjectId } from '@/db/ids'
import { commentThreads } from '@/db/schema/comment'

/** So many words are marked in a text at most; the comments on others are listed like them. */
const MOST_MARKS = 200

/** The words of a subject's text that open comments hang on, the newest comments first. */
export async function loadMarks(tx: Tx, subjectId: SubjectId) {
  const marked = await tx
    .select({ threadId: commentThreads.id, start: commentThreads.anchorStart, end: commentThreads.anchorEnd })
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
  const base64 = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('base64')
  return marked.map(({ threadId, start, end }) => ({
    threadId: threadId as string,
    start: base64(start),
    end: base64(end),
  }))
}
