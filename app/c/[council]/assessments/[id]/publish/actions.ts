'use server'
import { councilAction } from '@/app/_doors/council-action'
import { askPublication, askPublicationInput } from '@/lib/publication/ask-publication'
import { callOffPublication, callOffPublicationInput } from '@/lib/publication/call-off-publication'
import { confirmPublication, confirmPublicationInput } from '@/lib/publication/confirm-publication'
import { declinePublication, declinePublicationInput } from '@/lib/publication/decline-publication'
import { dropQuietPeriod, dropQuietPeriodInput } from '@/lib/publication/drop-quiet-period'
import { keepQuietPeriod, keepQuietPeriodInput } from '@/lib/publication/keep-quiet-period'
import { overrideQuietPeriod, overrideQuietPeriodInput } from '@/lib/publication/override-quiet-period'
import { withdrawPublication, withdrawPublicationInput } from '@/lib/publication/withdraw-publication'

export const askPublicationAction = councilAction(askPublicationInput, askPublication)
export const callOffPublicationAction = councilAction(callOffPublicationInput, callOffPublication)
export const confirmPublicationAction = councilAction(confirmPublicationInput, confirmPublication, {
  freshSignIn: true,
})
export const declinePublicationAction = councilAction(declinePublicationInput, declinePublication)
export const overrideQuietPeriodAction = councilAction(overrideQuietPeriodInput, overrideQuietPeriod)
export const withdrawPublicationAction = councilAction(withdrawPublicationInput, withdrawPublication)
export const keepQuietPeriodAction = councilAction(keepQuietPeriodInput, keepQuietPeriod)
export const dropQuietPeriodAction = councilAction(dropQuietPeriodInput, dropQuietPeriod)
