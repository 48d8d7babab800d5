'use server'
import { userAction } from '@/app/_doors/user-action'
import { askLeaving, askLeavingInput } from '@/lib/leaving/ask-leaving'
import { callOffLeaving, callOffLeavingInput } from '@/lib/leaving/call-off-leaving'
import { confirmLeaving, confirmLeavingInput } from '@/lib/leaving/confirm-leaving'

export const askLeavingAction = userAction(askLeavingInput, askLeaving, {
  freshSignIn: true,
  next: ({ leavingId }) => `/programme/leaving/${leavingId}`,
})
export const confirmLeavingAction = userAction(confirmLeavingInput, confirmLeaving, { freshSignIn: true })
export const callOffLeavingAction = userAction(callOffLeavingInput, callOffLeaving)
