'use server'
import { councilAction } from '@/app/_doors/council-action'
import { mailInvitation } from '@/app/_doors/mail-invitation'
import { addPoliticalGroup, addPoliticalGroupInput } from '@/lib/council/add-political-group'
import { changeProfile, changeProfileInput } from '@/lib/council/change-profile'
import { changeRole, changeRoleInput } from '@/lib/council/change-role'
import { invitePerson, invitePersonInput } from '@/lib/council/invite-person'
import { moveToGroup, moveToGroupInput } from '@/lib/council/move-to-group'
import { removePerson, removePersonInput } from '@/lib/council/remove-person'
import { withdrawInvitation, withdrawInvitationInput } from '@/lib/council/withdraw-invitation'

export const invitePersonAction = councilAction(invitePersonInput, mailInvitation(invitePerson))
export const withdrawInvitationAction = councilAction(withdrawInvitationInput, withdrawInvitation)
export const changeRoleAction = councilAction(changeRoleInput, changeRole)
export const removePersonAction = councilAction(removePersonInput, removePerson)
export const addPoliticalGroupAction = councilAction(addPoliticalGroupInput, addPoliticalGroup)
export const moveToGroupAction = councilAction(moveToGroupInput, moveToGroup)
export const changeProfileAction = councilAction(changeProfileInput, changeProfile)
