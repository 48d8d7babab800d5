'use server'
import { councilAction } from '@/app/_doors/council-action'
import { declineToSign, declineToSignInput } from '@/lib/submission/decline-to-sign'
import { signOff, signOffInput } from '@/lib/submission/sign-off'
import { startSigning, startSigningInput } from '@/lib/submission/start-signing'
import { submitAssessment, submitAssessmentInput } from '@/lib/submission/submit-assessment'
import { takeBackAnswer, takeBackAnswerInput } from '@/lib/submission/take-back-answer'
import { withdrawFromSigning, withdrawFromSigningInput } from '@/lib/submission/withdraw-from-signing'
import { withdrawNote, withdrawNoteInput } from '@/lib/submission/withdraw-note'
import { writeNote, writeNoteInput } from '@/lib/submission/write-note'

export const startSigningAction = councilAction(startSigningInput, startSigning)
export const withdrawFromSigningAction = councilAction(withdrawFromSigningInput, withdrawFromSigning)
export const signOffAction = councilAction(signOffInput, signOff, { freshSignIn: true })
export const submitAssessmentAction = councilAction(submitAssessmentInput, submitAssessment)
export const declineToSignAction = councilAction(declineToSignInput, declineToSign)
export const takeBackAnswerAction = councilAction(takeBackAnswerInput, takeBackAnswer, { freshSignIn: true })
export const writeNoteAction = councilAction(writeNoteInput, writeNote)
export const withdrawNoteAction = councilAction(withdrawNoteInput, withdrawNote)
