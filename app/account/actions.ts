'use server'
import { signedInUser } from '@/app/_doors/caller'
import { userAction } from '@/app/_doors/user-action'
import { signOutAction } from '@/app/(public)/sign-in/actions'
import { endOtherSignIns, endOtherSignInsInput } from '@/lib/people/end-other-sign-ins'
import { endSignIn, endSignInInput } from '@/lib/people/end-sign-in'

export const endSignInAction = userAction(endSignInInput, endSignIn)
export const endOtherSignInsAction = userAction(endOtherSignInsInput, endOtherSignIns)

/** Ends every sign-in of whoever presses it: the others first, then this one. */
export async function signOutEverywhereAction() {
  const user = await signedInUser()
  if (user) await endOtherSignIns(user.userId, { keep: user.sessionId })
  await signOutAction()
}
