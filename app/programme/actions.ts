'use server'
import { userAction } from '@/app/_doors/user-action'
import { addCouncil, addCouncilInput } from '@/lib/programme/add-council'

export const addCouncilAction = userAction(addCouncilInput, addCouncil, { limit: 'invitations' })
