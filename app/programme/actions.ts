'use server'
import { userAction } from '@/app/_doors/user-action'
import { addCouncil, addCouncilInput } from '@/lib/programme/add-council'
import { correctLead, correctLeadInput } from '@/lib/programme/correct-lead'
import { sendLeadAgain, sendLeadAgainInput } from '@/lib/programme/send-lead-again'

export const addCouncilAction = userAction(addCouncilInput, addCouncil, { limit: 'invitations' })
export const sendLeadAgainAction = userAction(sendLeadAgainInput, sendLeadAgain, { limit: 'invitations' })
export const correctLeadAction = userAction(correctLeadInput, correctLead, {
  limit: 'invitations',
  next: () => '/programme#pending',
})
