import { demoId } from '@/db/demo-id'
import type { Caller, ReviewPlace } from '@/db/gate'
import { closeReview } from '@/lib/review/close-review'
import { commentOnSubmission } from '@/lib/review/comment-on-submission'
import { declareConflict } from '@/lib/review/declare-conflict'
import { invitePeerTeam } from '@/lib/review/invite-peer-team'
import { type Cast, DAY, dateIn, done } from './cast'

const PEERS = ['peerlead', 'peer1', 'peer2', 'peer3']
const PEER_NAMES = ['Margaret Thistlewood', 'Idris Coldbrook', 'Helena Marshgate', 'Jonah Applethwaite']

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
    now: new Date(Date.now() - (daysAgo - after) * DAY),
  })
  for (const account of PEERS.slice(0, 3))
    await done('declare', declareConflict(peer(account, 1), { conflict: 'none', conflictText: '' }))
  await done(
    'declare',
    declareConflict(peer('peer3', 1), { conflict: 'declared', conflictText: 'I worked here until four years ago.' }),
  )
  await done(
    'comment',
    commentOnSubmission(peer('peerlead', 2), {
      code: '1.1',
      body: 'This is strong. Who keeps the profile when the insight manager is away?',
      audience: 'council',
      on: undefined,
    }),
  )
  await done(
    'comment',
    commentOnSubmission(peer('peer1', 3), {
      code: '3.4',
      body: 'Four in five is honest. We would like to see which savings slipped, and why.',
      audience: 'council',
      on: undefined,
    }),
  )
  await done(
    'comment',
    commentOnSubmission(peer('peer2', 3), {
      code: '4.6',
      body: 'Ask the scrutiny chairs about this on the first day.',
      audience: 'team',
      on: undefined,
    }),
  )
  if (isOver) await done('close the review', closeReview(cast('lead', daysAgo - 40), { reviewId }))
}
