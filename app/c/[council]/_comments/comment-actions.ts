'use server'

import { councilAction } from '@/app/_doors/council-action'
import { acceptSuggestion, acceptSuggestionInput } from '@/lib/comment/accept-suggestion'
import { assignThread, assignThreadInput } from '@/lib/comment/assign-thread'
import { attachThread, attachThreadInput } from '@/lib/comment/attach-thread'
import { correctComment, correctCommentInput } from '@/lib/comment/correct-comment'
import { declineSuggestion, declineSuggestionInput } from '@/lib/comment/decline-suggestion'
import { deleteComment, deleteCommentInput } from '@/lib/comment/delete-comment'
import { readThreads, readThreadsInput } from '@/lib/comment/read-threads'
import { reopenThread, reopenThreadInput } from '@/lib/comment/reopen-thread'
import { replyToThread, replyToThreadInput } from '@/lib/comment/reply-to-thread'
import { resolveThread, resolveThreadInput } from '@/lib/comment/resolve-thread'
import { startThread, startThreadInput } from '@/lib/comment/start-thread'
import { suggestWords, suggestWordsInput } from '@/lib/comment/suggest-words'
import { withdrawSuggestion, withdrawSuggestionInput } from '@/lib/comment/withdraw-suggestion'

export const startThreadAction = councilAction(startThreadInput, startThread, { limit: 'comments' })
export const replyToThreadAction = councilAction(replyToThreadInput, replyToThread, { limit: 'comments' })
export const resolveThreadAction = councilAction(resolveThreadInput, resolveThread)
export const reopenThreadAction = councilAction(reopenThreadInput, reopenThread)
export const attachThreadAction = councilAction(attachThreadInput, attachThread, { limit: 'comments' })
export const assignThreadAction = councilAction(assignThreadInput, assignThread, { limit: 'comments' })
export const correctCommentAction = councilAction(correctCommentInput, correctComment, { limit: 'comments' })
export const deleteCommentAction = councilAction(deleteCommentInput, deleteComment, { limit: 'comments' })
export const readThreadsAction = councilAction(readThreadsInput, readThreads)
export const suggestWordsAction = councilAction(suggestWordsInput, suggestWords, { limit: 'comments' })
export const acceptSuggestionAction = councilAction(acceptSuggestionInput, acceptSuggestion)
export const declineSuggestionAction = councilAction(declineSuggestionInput, declineSuggestion)
export const withdrawSuggestionAction = councilAction(withdrawSuggestionInput, withdrawSuggestion)
