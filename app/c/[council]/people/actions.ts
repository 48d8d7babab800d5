'use server'
import { councilAction } from '@/app/_doors/council-action'
import { roleMay } from '@/lib/access/access'
import { changeProfile, changeProfileInput } from '@/lib/council/change-profile'
import { addPoliticalGroup, addPoliticalGroupInput } from '@/lib/people/add-political-group'
import { askToSignInAnew, askToSignInAnewInput } from '@/lib/people/ask-to-sign-in-anew'
import { changeRole, changeRoleInput } from '@/lib/people/change-role'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { moveToGroup, moveToGroupInput } from '@/lib/people/move-to-group'
import { removePerson, removePersonInput } from '@/lib/people/remove-person'
import { sendInvitationAgain, sendInvitationAgainInput } from '@/lib/people/send-invitation-again'
import { setAdministration, setAdministrationInput } from '@/lib/people/set-administration'
import { withdrawInvitation, withdrawInvitationInput } from '@/lib/people/withdraw-invitation'

/** Whoever manages people can take everybody's role away, so that is not given by whoever finds an open laptop. */
const isToManage = ({ role }: { role: string }) => roleMay(role, 'manage-people')

export const invitePersonAction = councilAction(invitePersonInput, invitePerson, {
  limit: 'invitations',
  freshSignIn: isToManage,
})
export const withdrawInvitationAction = councilAction(withdrawInvitationInput, withdrawInvitation, {
  next: (slug) => `/c/${slug}/people?show=invited`,
})
export const sendInvitationAgainAction = councilAction(sendInvitationAgainInput, sendInvitationAgain, {
  limit: 'invitations',
})
export const changeRoleAction = councilAction(changeRoleInput, changeRole, {
  freshSignIn: (input) => input.endsDuties || isToManage(input),
})
export const removePersonAction = councilAction(removePersonInput, removePerson, {
  freshSignIn: true,
  next: (slug, { userId, isOwn }) => (isOwn ? '/' : `/c/${slug}/people/${userId}`),
})
export const addPoliticalGroupAction = councilAction(addPoliticalGroupInput, addPoliticalGroup)
export const setAdministrationAction = councilAction(setAdministrationInput, setAdministration)
export const moveToGroupAction = councilAction(moveToGroupInput, moveToGroup)
export const askToSignInAnewAction = councilAction(askToSignInAnewInput, askToSignInAnew)
export const changeProfileAction = councilAction(changeProfileInput, changeProfile)
