'use server'
import { councilAction } from '@/app/_doors/council-action'
import { answerRecommendation, answerRecommendationInput } from '@/lib/plan/answer-recommendation'
import { beginReply, beginReplyInput } from '@/lib/reply/begin-reply'
import { questionFact, questionFactInput } from '@/lib/report/question-fact'

export const beginReplyAction = councilAction(beginReplyInput, beginReply, {
  next: (slug, { assessmentId, replyId }) => `/c/${slug}/assessments/${assessmentId}/reply/${replyId}`,
})
export const questionFactAction = councilAction(questionFactInput, questionFact)
export const answerRecommendationAction = councilAction(answerRecommendationInput, answerRecommendation)
