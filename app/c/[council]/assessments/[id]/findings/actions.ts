'use server'
import { councilAction } from '@/app/_doors/council-action'
import { answerRecommendation, answerRecommendationInput } from '@/lib/plan/answer-recommendation'
import { questionFact, questionFactInput } from '@/lib/report/question-fact'

export const questionFactAction = councilAction(questionFactInput, questionFact)
export const answerRecommendationAction = councilAction(answerRecommendationInput, answerRecommendation)
