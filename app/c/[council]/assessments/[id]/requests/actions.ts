'use server'
import { councilAction } from '@/app/_doors/council-action'
import { answerRequest, answerRequestInput } from '@/lib/request/answer-request'
import { declineRequest, declineRequestInput } from '@/lib/request/decline-request'

export const answerRequestAction = councilAction(answerRequestInput, answerRequest)
export const declineRequestAction = councilAction(declineRequestInput, declineRequest)
