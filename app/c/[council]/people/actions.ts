'use server'
import { councilAction } from '@/app/_doors/council-action'
import { roleMay } from '@/lib/access/access'
import { changeProfile, changeProfileInput } from '@/lib/council/change-profile'
import { setLook, setLookInput } from '@/lib/council/set-look'
import { addPoliticalGroup, addPoliticalGroupInput } from '@/lib/people/add-political-group'
import { askToSignInAnew, askToSignInAnewInput } from '@/lib/people/ask-to-sign-in-anew'
import { changePoliticalGroup, changePoliticalGroupInput } from '@/lib/people/change-political-group'
import { changeRole, changeRoleInput } from '@/lib/people/change-role'
import { correctInvitation, correctInvitationInput } from '@/lib/people/correct-invitation'
import { correctName, correctNameInput } from '@/lib/people/correct-name'
import { endPoliticalGroup, endPoliticalGroupInput } from '@/lib/people/end-political-group'
import { readLines, roleSaid } from '@/lib/people/invitation-lines'
import { invitePeople, invitePeopleInput } from '@/lib/people/invite-people'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { mergePoliticalGroups, mergePoliticalGroupsInput } from '@/lib/people/merge-political-groups'
import { moveToGroup, moveToGroupInput } from '@/lib/people/move-to-group'
import { invitationList, previewInvitations } from '@/lib/people/preview-invitations'
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
export const invitePeopleAction = councilAction(invitePeopleInput, invitePeople, {
  limit: 'invitations',
  freshSignIn: ({ list, role }) =>
    isToManage({ role }) || readLines(list).some((line) => isToManage({ role: roleSaid(line.role) ?? '' })),
})
export const previewInvitationsAction = councilAction(invitationList, previewInvitations)
export const correctInvitationAction = councilAction(correctInvitationInput, correctInvitation, {
  limit: 'invitations',
  freshSignIn: isToManage,
  next: (slug, { invitationId }) => `/c/${slug}/people/invited/${invitationId}`,
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
export const setLookAction = councilAction(setLookInput, setLook)
export const changePoliticalGroupAction = councilAction(changePoliticalGroupInput, changePoliticalGroup)
const toGroups = { next: (slug: string) => `/c/${slug}/people#groups` }
export const endPoliticalGroupAction = councilAction(endPoliticalGroupInput, endPoliticalGroup, toGroups)
export const mergePoliticalGroupsAction = councilAction(mergePoliticalGroupsInput, mergePoliticalGroups, toGroups)
export const correctNameAction = councilAction(correctNameInput, correctName)
