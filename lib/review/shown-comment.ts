import type { reviewComments } from '@/db/schema/review'
import { isSecondThought, SECOND_THOUGHT_MINUTES } from '../comment/comment'

/** A comment of a review as a page shows it now, its anchors as text. */
export const shownComment = (row: typeof reviewComments.$inferSelect, now: Date) => ({
  id: row.id,
  reviewId: row.reviewId as string,
  answersId: row.answersId as string | null,
  byCouncil: row.byCouncil,
  /** Until when it can be taken back; nothing where the council has it, or was never to. */
  takenBackUntil:
    row.audience === 'council' && !row.byCouncil && isSecondThought(row.sharedAt ?? row.createdAt, now)
      ? new Date((row.sharedAt ?? row.createdAt).getTime() + SECOND_THOUGHT_MINUTES * 60_000)
      : null,
  code: row.code,
  author: row.authorName,
  authorId: row.authorId as string,
  body: row.body,
  audience: row.audience,
  at: row.createdAt,
  anchor:
    row.anchorStart && row.anchorEnd
      ? {
          start: Buffer.from(row.anchorStart).toString('base64'),
          end: Buffer.from(row.anchorEnd).toString('base64'),
          quote: row.quote ?? '',
        }
      : null,
})
export type ShownComment = ReturnType<typeof shownComment>
