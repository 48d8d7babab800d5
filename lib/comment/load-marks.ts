import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { SubjectId } from '@/db/ids'
import { commentThreads } from '@/db/schema/comment'
import type { Mark } from './comment'

/** So many words are marked in a text at most; the comments on others are listed like them. */
const MOST_MARKS = 200

const columnsOfMark = {
  threadId: commentThreads.id,
  start: commentThreads.anchorStart,
  end: commentThreads.anchorEnd,
  isLost: commentThreads.anchorLost,
  words: commentThreads.anchorWords,
  before: commentThreads.anchorBefore,
  after: commentThreads.anchorAfter,
  wentBefore: commentThreads.anchorWentBefore,
  wentAfter: commentThreads.anchorWentAfter,
  paragraph: commentThreads.anchorParagraph,
}
type Row = { [Name in keyof typeof columnsOfMark]: (typeof columnsOfMark)[Name]['_']['data'] | null }

const markOf = ({ threadId, start, end, isLost, words, ...beside }: Row): Mark => ({
  threadId: threadId as string,
  ...{ start: base64(start), end: base64(end), isLost: isLost === true },
  sought:
    words === null
      ? null
      : {
          ...{ words, before: beside.before ?? '', after: beside.after ?? '', paragraph: beside.paragraph ?? 0 },
          ...{ wentBefore: beside.wentBefore ?? 0, wentAfter: beside.wentAfter ?? 0 },
        },
})
const base64 = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('base64')

/** The words of a subject's text that open comments hang on, the newest comments first. */
export async function loadMarks(tx: Tx, subjectId: SubjectId): Promise<Mark[]> {
  const marked = await tx
    .select(columnsOfMark)
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
  return marked.map(markOf)
}
