'use server'
import { councilAction } from '@/app/_doors/council-action'
import { askAnonymity, askAnonymityInput } from '@/lib/leaving/ask-anonymity'
import { callOffAnonymity, callOffAnonymityInput } from '@/lib/leaving/call-off-anonymity'
import { confirmAnonymity, confirmAnonymityInput } from '@/lib/leaving/confirm-anonymity'

export const askAnonymityAction = councilAction(askAnonymityInput, askAnonymity, { freshSignIn: true })
export const confirmAnonymityAction = councilAction(confirmAnonymityInput, confirmAnonymity, { freshSignIn: true })
export const callOffAnonymityAction = councilAction(callOffAnonymityInput, callOffAnonymity)
