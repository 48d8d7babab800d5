'use server'
import { mailInvitation } from '@/app/_doors/mail-invitation'
import { userAction } from '@/app/_doors/user-action'
import { addCouncil, addCouncilInput } from '@/lib/programme/add-council'

export const addCouncilAction = userAction(addCouncilInput, mailInvitation(addCouncil), { limit: 'invitations' })
