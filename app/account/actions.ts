'use server'
import { userAction } from '@/app/_doors/user-action'
import { endOtherSignIns, endOtherSignInsInput } from '@/lib/people/end-other-sign-ins'
import { endSignIn, endSignInInput } from '@/lib/people/end-sign-in'

export const endSignInAction = userAction(endSignInInput, endSignIn)
export const endOtherSignInsAction = userAction(endOtherSignInsInput, endOtherSignIns)
