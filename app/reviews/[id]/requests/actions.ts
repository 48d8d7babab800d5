'use server'
import { reviewAction } from '@/app/_doors/review-action'
import { askEvidence, askEvidenceInput } from '@/lib/request/ask-evidence'
import { withdrawRequest, withdrawRequestInput } from '@/lib/request/withdraw-request'

export const askEvidenceAction = reviewAction(askEvidenceInput, askEvidence, { limit: 'comments' })
export const withdrawRequestAction = reviewAction(withdrawRequestInput, withdrawRequest)
