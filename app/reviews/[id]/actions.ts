'use server'
import { reviewAction } from '@/app/_doors/review-action'
import { commentOnSubmission, commentOnSubmissionInput } from '@/lib/review/comment-on-submission'
import { declareConflict, declareConflictInput } from '@/lib/review/declare-conflict'
import { shareComment, shareCommentInput } from '@/lib/review/share-comment'

export const declareConflictAction = reviewAction(declareConflictInput, declareConflict)
export const commentOnSubmissionAction = reviewAction(commentOnSubmissionInput, commentOnSubmission, {
  limit: 'comments',
})
export const shareCommentAction = reviewAction(shareCommentInput, shareComment)
