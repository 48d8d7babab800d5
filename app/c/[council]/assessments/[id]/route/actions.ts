'use server'
import { councilAction } from '@/app/_doors/council-action'
import { answerBody, answerBodyInput } from '@/lib/referral/answer-body'
import { callOffReferral, callOffReferralInput } from '@/lib/referral/call-off-referral'
import { moveReferral, moveReferralInput } from '@/lib/referral/move-referral'
import { recordMinute, recordMinuteInput } from '@/lib/referral/record-minute'
import { referToBody, referToBodyInput } from '@/lib/referral/refer-to-body'

export const referToBodyAction = councilAction(referToBodyInput, referToBody)
export const moveReferralAction = councilAction(moveReferralInput, moveReferral)
export const callOffReferralAction = councilAction(callOffReferralInput, callOffReferral)
export const recordMinuteAction = councilAction(recordMinuteInput, recordMinute)
export const answerBodyAction = councilAction(answerBodyInput, answerBody)
