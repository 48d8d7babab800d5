'use server'
import { signedInUser } from '@/app/_doors/caller'
import { signOutHere } from '@/app/_doors/sign-out-here'
import { userAction } from '@/app/_doors/user-action'
import { endOtherSignIns, endOtherSignInsInput } from '@/lib/people/end-other-sign-ins'
import { endSignIn, endSignInInput } from '@/lib/people/end-sign-in'

export const endSignInAction = userAction(endSignInInput, endSignIn)
export const endOtherSignInsAction = userAction(endOtherSignInsInput, endOtherSignIns)

/** Ends every session of whoever presses it: the others first, then this one. */
export async function signOutEverywhereAction() {
  const user = await signedInUser()
  if (user) await endOtherSignIns(user.userId, { keep: user.sessionId })
  await signOutHere()
}
