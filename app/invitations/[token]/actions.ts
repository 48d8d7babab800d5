'use server'
import { userAction } from '@/app/_doors/user-action'
import { acceptInvitation, acceptInvitationInput } from '@/lib/people/accept-invitation'

export const acceptInvitationAction = userAction(acceptInvitationInput, acceptInvitation, {
  next: ({ slug }) => (slug ? `/c/${slug}` : '/programme'),
})
