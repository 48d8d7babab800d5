import type { Caller, ReviewPlace } from '@/db/gate'
import { setVisit } from '@/lib/clock/set-visit'
import type { SpokenWith } from '@/lib/heard/heard'
import { noteHeard } from '@/lib/heard/note-heard'
import { answerRequest } from '@/lib/request/answer-request'
import { askEvidence } from '@/lib/request/ask-evidence'
import { declineRequest } from '@/lib/request/decline-request'
import { withdrawRequest } from '@/lib/request/withdraw-request'
import { type Cast, dateIn, done } from './cast'

type Peer = (account: string, daysAgo: number) => Caller<ReviewPlace>

/** With whom somebody of the team spoke, on which questions, and what they heard. */
const HEARD: [account: string, SpokenWith, codes: readonly string[], string][] = [
  [
    'peer1',
    'scrutiny',
    ['4.6'],
    'Papers come on the Friday before. We ask for an adviser each year and are told to wait.',
  ],
  ['peer2', 'councillor', ['4.6'], 'Scrutiny is polite. I cannot name a decision that it changed.'],
  ['peerlead', 'director', ['3.3'], 'The floor moved in November. I read it in the budget book like everybody else.'],
  ['peerlead', 'partner', ['2.2'], 'They are good to work with, and we hear of plans when they are finished.'],
]

/** The visit is set, three things are asked for and each is decided in another way, and the team notes what it heard. */
export async function room(peer: Peer, cast: Cast, reviewId: string, daysAgo: number) {
  const visit = { reviewId, visitOn: dateIn(-(daysAgo - 4)), reason: '' }
  await done('set the visit', setVisit(cast('lead', daysAgo), visit))
  const ask = async (account: string, code: string, words: string) =>
    (
      await done(
        'ask for evidence',
        askEvidence(peer(account, daysAgo), { code, words, dueOn: dateIn(-(daysAgo - 5)) }),
      )
    ).id
  const minutes = await ask('peer1', '4.6', 'Three sets of scrutiny minutes in which a decision changed.')
  const letter = await ask('peerlead', '3.3', 'The auditor’s letter on reserves.')
  const twice = await ask('peer2', '2.2', 'The list of partnerships.')
  const by = cast('lead', daysAgo - 2)
  await done(
    'answer',
    answerRequest(by, {
      ...{ requestId: minutes, itemId: '' },
      answer: 'There are two: the call-in on leisure in May, and the review of school places in September.',
    }),
  )
  await done(
    'decline',
    declineRequest(by, { requestId: letter, reason: 'It is a draft until the audit committee has met in December.' }),
  )
  const reason = 'It is in the appendix of the answer.'
  await done('withdraw', withdrawRequest(peer('peer2', daysAgo - 2), { requestId: twice, reason }))
  for (const [account, spokenWith, codes, words] of HEARD)
    await done(
      'note what was heard',
      noteHeard(peer(account, daysAgo - 4), { conversationId: '', spokenWith, codes: [...codes], words }),
    )
}
