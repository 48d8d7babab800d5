import { demoId } from '@/db/demo-id'
import type { Caller, ReviewPlace } from '@/db/gate'
import { closeReview } from '@/lib/review/close-review'
import { commentOnSubmission } from '@/lib/review/comment-on-submission'
import { declareConflict } from '@/lib/review/declare-conflict'
import { invitePeerTeam } from '@/lib/review/invite-peer-team'
import { shareComment } from '@/lib/review/share-comment'
import { type Cast, dateIn, done, momentAgo } from './cast'

const PEERS = ['peerlead', 'peer1', 'peer2', 'peer3']
const PEER_NAMES = ['Margaret Thistlewood', 'Idris Coldbrook', 'Helena Marshgate', 'Jonah Applethwaite']
/** What they say: who, how many days after the invitation, of which question, and to whom. */
const COMMENTS = [
  ['peerlead', 2, '1.1', 'council', 'This is strong. Who keeps the profile when the insight manager is away?'],
  ['peer1', 3, '3.4', 'council', 'Four in five is honest. We would like to see which savings slipped, and why.'],
  ['peer2', 3, '4.6', 'team', 'Ask the scrutiny chairs about this on the first day.'],
] as const

/** Four peers, one of whom waits to be let in, with what they say of the submission. */
export async function review(cast: Cast, assessmentId: string, title: string, daysAgo: number, isOver: boolean) {
  const team = PEERS.map((account, n) => ({ name: PEER_NAMES[n] ?? account, email: `${account}@peers.example` }))
  const { reviewId } = await done(
    'invite peers',
    invitePeerTeam(cast('lead', daysAgo), { assessmentId, title, endsOn: dateIn(45), team }),
  )
  const peer = (account: string, after: number): Caller<ReviewPlace> => ({
    userId: demoId(`${account}@peers.example`),
    place: { review: reviewId },
    now: momentAgo(daysAgo - after),
  })
  for (const account of PEERS.slice(0, 3))
    await done('declare', declareConflict(peer(account, 1), { conflict: 'none', conflictText: '' }))
  await done(
    'declare',
    declareConflict(peer('peer3', 1), { conflict: 'declared', conflictText: 'I worked here until four years ago.' }),
  )
  for (const [account, after, code, audience, body] of COMMENTS) {
    const by = peer(account, after)
    const { id } = await done('comment', commentOnSubmission(by, { code, body, on: undefined }))
    if (audience === 'council') await done('share', shareComment(by, { commentId: id }))
  }
  if (isOver) await done('close the review', closeReview(cast('lead', daysAgo - 40), { reviewId }))
  return { peer: (account: string, ago: number) => peer(account, daysAgo - ago), reviewId }
}
