/** The lists of the threads of an assessment, in the order in which they are offered. */
export const COMMENT_LISTS = ['open', 'waits', 'unread', 'mine', 'assigned', 'suggested', 'lost', 'resolved'] as const
export type CommentList = (typeof COMMENT_LISTS)[number]
