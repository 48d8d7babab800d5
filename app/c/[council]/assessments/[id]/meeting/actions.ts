'use server'

import { councilAction } from '@/app/_doors/council-action'
import { arrangeMeeting, arrangeMeetingInput } from '@/lib/meeting/arrange-meeting'
import { beginItem, beginItemInput } from '@/lib/meeting/begin-item'
import { buildAgenda, buildAgendaInput } from '@/lib/meeting/build-agenda'
import { callSpeaker, callSpeakerInput } from '@/lib/meeting/call-speaker'
import { lowerHand, lowerHandInput } from '@/lib/meeting/lower-hand'
import { nameFacilitator, nameFacilitatorInput } from '@/lib/meeting/name-facilitator'
import { objectToConsent, objectToConsentInput } from '@/lib/meeting/object-to-consent'
import { openItem, openItemInput } from '@/lib/meeting/open-item'
import { passByConsent, passByConsentInput } from '@/lib/meeting/pass-by-consent'
import { pauseTimer, pauseTimerInput } from '@/lib/meeting/pause-timer'
import { placeItem, placeItemInput } from '@/lib/meeting/place-item'
import { raiseHand, raiseHandInput } from '@/lib/meeting/raise-hand'
import { recordConsent, recordConsentInput } from '@/lib/meeting/record-consent'
import { resumeTimer, resumeTimerInput } from '@/lib/meeting/resume-timer'
import { startTimer, startTimerInput } from '@/lib/meeting/start-timer'
import { strikeNote, strikeNoteInput } from '@/lib/meeting/strike-note'
import { takeNote, takeNoteInput } from '@/lib/meeting/take-note'
import { takeOver, takeOverInput } from '@/lib/meeting/take-over'
import { turnAnswer, turnAnswerInput } from '@/lib/meeting/turn-answer'
import { revealFirstRounds, revealFirstRoundsInput } from '@/lib/score/reveal-first-rounds'

export const arrangeMeetingAction = councilAction(arrangeMeetingInput, arrangeMeeting)
export const beginItemAction = councilAction(beginItemInput, beginItem)
export const buildAgendaAction = councilAction(buildAgendaInput, buildAgenda)
export const callSpeakerAction = councilAction(callSpeakerInput, callSpeaker)
export const lowerHandAction = councilAction(lowerHandInput, lowerHand)
export const nameFacilitatorAction = councilAction(nameFacilitatorInput, nameFacilitator)
export const objectToConsentAction = councilAction(objectToConsentInput, objectToConsent)
export const openItemAction = councilAction(openItemInput, openItem)
export const passByConsentAction = councilAction(passByConsentInput, passByConsent)
export const pauseTimerAction = councilAction(pauseTimerInput, pauseTimer)
export const placeItemAction = councilAction(placeItemInput, placeItem)
export const raiseHandAction = councilAction(raiseHandInput, raiseHand)
export const recordConsentAction = councilAction(recordConsentInput, recordConsent)
export const resumeTimerAction = councilAction(resumeTimerInput, resumeTimer)
export const revealFirstRoundsAction = councilAction(revealFirstRoundsInput, revealFirstRounds)
export const startTimerAction = councilAction(startTimerInput, startTimer)
export const strikeNoteAction = councilAction(strikeNoteInput, strikeNote)
export const takeNoteAction = councilAction(takeNoteInput, takeNote)
export const takeOverAction = councilAction(takeOverInput, takeOver)
export const turnAnswerAction = councilAction(turnAnswerInput, turnAnswer)
