'use server'
import { reviewAction } from '@/app/_doors/review-action'
import { askPack, askPackInput } from '@/lib/review/ask-pack'
import { commentOnSubmission, commentOnSubmissionInput } from '@/lib/review/comment-on-submission'
import { declareConflict, declareConflictInput } from '@/lib/review/declare-conflict'
import { replyAsPeer, replyAsPeerInput } from '@/lib/review/reply-as-peer'
import { shareComment, shareCommentInput } from '@/lib/review/share-comment'
import { takeBackComment, takeBackCommentInput } from '@/lib/review/take-back-comment'

export const askPackAction = reviewAction(askPackInput, askPack, { limit: 'exports' })
export const declareConflictAction = reviewAction(declareConflictInput, declareConflict)
export const commentOnSubmissionAction = reviewAction(commentOnSubmissionInput, commentOnSubmission, {
  limit: 'comments',
})
export const shareCommentAction = reviewAction(shareCommentInput, shareComment)
export const takeBackCommentAction = reviewAction(takeBackCommentInput, takeBackComment)
export const replyAsPeerAction = reviewAction(replyAsPeerInput, replyAsPeer, { limit: 'comments' })
