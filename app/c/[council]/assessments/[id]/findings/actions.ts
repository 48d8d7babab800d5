'use server'
import { councilAction } from '@/app/_doors/council-action'
import { answerRecommendation, answerRecommendationInput } from '@/lib/plan/answer-recommendation'
import { beginProgress, beginProgressInput } from '@/lib/progress/begin-progress'
import { beginReply, beginReplyInput } from '@/lib/reply/begin-reply'
import { questionFact, questionFactInput } from '@/lib/report/question-fact'

export const beginReplyAction = councilAction(beginReplyInput, beginReply, {
  next: (slug, { assessmentId, replyId }) => `/c/${slug}/assessments/${assessmentId}/reply/${replyId}`,
})
export const beginProgressAction = councilAction(beginProgressInput, beginProgress, {
  next: (slug, { assessmentId, progressId }) => `/c/${slug}/assessments/${assessmentId}/progress/${progressId}`,
})
export const questionFactAction = councilAction(questionFactInput, questionFact)
export const answerRecommendationAction = councilAction(answerRecommendationInput, answerRecommendation)
