'use server'
import { councilAction } from '@/app/_doors/council-action'
import { clearConflict, clearConflictInput } from '@/lib/review/clear-conflict'
import { closeReview, closeReviewInput } from '@/lib/review/close-review'
import { invitePeerTeam, invitePeerTeamInput } from '@/lib/review/invite-peer-team'
import { sendPeerAgain, sendPeerAgainInput } from '@/lib/review/send-peer-again'

export const invitePeerTeamAction = councilAction(invitePeerTeamInput, invitePeerTeam, {
  limit: 'invitations',
})
export const clearConflictAction = councilAction(clearConflictInput, clearConflict)
export const sendPeerAgainAction = councilAction(sendPeerAgainInput, sendPeerAgain, { limit: 'invitations' })
export const closeReviewAction = councilAction(closeReviewInput, closeReview)
