import type { reviewComments } from '@/db/schema/review'

/** A peer's comment as a page shows it, its anchors as text. */
export const shownComment = (row: typeof reviewComments.$inferSelect) => ({
  id: row.id,
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
