import type { Caller, ReviewPlace } from '@/db/gate'
import { agreePeerLevels } from '@/lib/peer-level/agree-peer-levels'
import { agreePeerLevelsAsPeer } from '@/lib/peer-level/agree-peer-levels-as-peer'
import { differFromLevel } from '@/lib/peer-level/differ-from-level'
import { recordPeerLevel } from '@/lib/peer-level/record-peer-level'
import { revealPeerLevel } from '@/lib/peer-level/reveal-peer-level'
import { scoreAsPeer } from '@/lib/peer-level/score-as-peer'
import type { Level } from '@/lib/score/score'
import { type Cast, done } from './cast'

type Peer = (account: string, daysAgo: number) => Caller<ReviewPlace>

/** By question what each of the team gave and why, then the level that it recorded. */
const GIVEN: [code: string, gave: [account: string, level: Level, why: string][], level: Level, why: string][] = [
  [
    '1.1',
    [
      ['peerlead', 3, 'Everybody we met used the same words for the place.'],
      ['peer1', 3, 'The profile is used, and partners helped to write it.'],
      ['peer2', 3, 'Staff at the depot knew it too.'],
    ],
    ...([
      3,
      'People at every level describe the place alike. Nobody could say who keeps the profile next year.',
    ] as const),
  ],
  [
    '2.2',
    [
      ['peerlead', 3, 'Partners trust the council and say so.'],
      ['peer1', 2, 'Plans reach partners when they are finished.'],
      ['peer2', 2, 'Two of four partners had not seen the budget before it was set.'],
    ],
    ...([2, 'Partners are valued, and hear of plans when they can no longer change them.'] as const),
  ],
  [
    '3.3',
    [
      ['peerlead', 2, 'The floor moved in the month before it was needed.'],
      ['peer1', 1, 'We saw no plan that leads back to the old floor.'],
      ['peer2', 2, 'Each risk is known, and none has a price.'],
    ],
    ...([2, 'Risks are known and not priced, and the floor moved without a plan to come back to it.'] as const),
  ],
  [
    '4.6',
    [
      ['peerlead', 2, 'Members are able, and see papers too late.'],
      ['peer1', 2, 'One decision in four is seen before it is taken.'],
      ['peer2', 2, 'Scrutiny could name no decision that it had changed.'],
    ],
    ...([2, 'Scrutiny has the people and neither the time nor an adviser.'] as const),
  ],
]

/** Council and team agree that there are levels; the team gives them on four questions, and one of it differs. */
export async function levels(peer: Peer, cast: Cast, reviewId: string, daysAgo: number) {
  const scoping = { stage: 'scoping' } as const
  await done('agree to levels', agreePeerLevels(cast('lead', daysAgo), { reviewId, ...scoping }))
  await done('agree to levels', agreePeerLevelsAsPeer(peer('peerlead', daysAgo), scoping))
  for (const [code, gave, level, reason] of GIVEN) {
    for (const [account, current, why] of gave)
      await done('give a level', scoreAsPeer(peer(account, daysAgo - 1), { code, kind: 'level', current, reason: why }))
    await done('reveal', revealPeerLevel(peer('peerlead', daysAgo - 2), { code }))
    await done('record a level', recordPeerLevel(peer('peerlead', daysAgo - 2), { code, level, reason }))
  }
  const words = 'Level 1 describes it better: a floor that moves is no floor.'
  await done('differ', differFromLevel(peer('peer1', daysAgo - 2), { code: '3.3', ofLevel: 2, words }))
}

/** Once the report is published both agree again, and the council has them. */
export async function levelsOut(peer: Peer, cast: Cast, reviewId: string, daysAgo: number) {
  const publishing = { stage: 'publishing' } as const
  await done('publish the levels', agreePeerLevelsAsPeer(peer('peerlead', daysAgo), publishing))
  await done('publish the levels', agreePeerLevels(cast('lead', daysAgo - 2), { reviewId, ...publishing }))
}
