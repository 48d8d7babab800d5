import { askPublication } from '@/lib/publication/ask-publication'
import { confirmPublication } from '@/lib/publication/confirm-publication'
import { keepQuietPeriod } from '@/lib/publication/keep-quiet-period'
import { viewPublishing } from '@/lib/publication/view-publishing'
import { answerBody } from '@/lib/referral/answer-body'
import { recordMinute } from '@/lib/referral/record-minute'
import { referToBody } from '@/lib/referral/refer-to-body'
import type { BodyKind } from '@/lib/referral/referral'
import { viewRoute } from '@/lib/referral/view-route'
import { agreeReply } from '@/lib/reply/agree-reply'
import { beginReply } from '@/lib/reply/begin-reply'
import { type Cast, dateIn, done } from './cast'
import { put } from './write-answer'

const REPLY = [
  '## Thanks to the team',
  'Southmere thanks the four peers for a week of straight questions. They met 61 people, and told each group first what they would tell us all.',
  '## What we recognise',
  'We recognise the picture of a council that plans well for the place and late for itself. Reserves, scrutiny and the five projects are what members and officers name first, too.',
  '- Scrutiny has its adviser from the autumn, and its papers ten days before each decision.',
  '- Two of the five projects stop, and staff heard it from the chief executive.',
  '- The risks behind the reserves are priced each February.',
  '## What we see otherwise',
  'We keep both customer centres until the first lease ends in 2031. Residents told us in the spring that they would not travel further, and the team heard the same.',
  '## What we do next',
  'Each recommendation that we accept is an action with an owner and a day. Cabinet and scrutiny read the plan every quarter, and we publish it.',
]
/** Chosen by the council: the place, its partners, and its money. */
const PUBLISHED = [1, 2, 3]

type Meeting = [
  ago: number,
  body: BodyKind,
  bodyName: string,
  minute: string,
  asks: [words: string, decision?: 'accepted' | 'not-accepted', reason?: string][],
]
const MEETINGS: Meeting[] = [
  [
    256,
    'scrutiny',
    'Corporate Overview and Scrutiny Committee',
    'The committee considered the self-assessment with the Leader and the chief executive. Members noted the dissent on question 2.2 and asked that it is kept in view.',
    [
      ['Bring the five projects to this committee before two of them are chosen to stop.', 'accepted'],
      [
        'Hold every meeting of the partnership boards in public.',
        'not-accepted',
        'Two of the boards are not ours to open. We have asked their chairs, and publish the papers of the others.',
      ],
    ],
  ],
  [
    17,
    'audit',
    'Audit and Standards Committee',
    'The committee received the reply and the plan, and was told that two actions have not moved. It noted the report.',
    [['Report to each meeting of this committee which actions have not moved for 60 days, and why.']],
  ],
]

/** What bodies made of the submission, the reply that cabinet agreed, and what the council has published of it all. */
export async function reply(cast: Cast, assessmentId: string, reviewId: string, daysAgo: number) {
  for (const meeting of MEETINGS) await held(cast, assessmentId, meeting)
  const { replyId } = await done('begin the reply', beginReply(cast('lead', daysAgo), { reviewId }))
  const text = { council: { slug: 'southmere' }, documentId: replyId }
  await put(cast('lead', daysAgo - 1), text, 7100, REPLY)
  const to = { assessmentId, replyId, body: 'cabinet', bodyName: 'Cabinet', meetsOn: dateIn(-(daysAgo - 9)) } as const
  const { referralId } = await done('send the reply', referToBody(cast('lead', daysAgo - 4), to))
  const minute =
    'Resolved: that the reply to the peer review is agreed as it was circulated, and that the plan comes back every quarter.'
  const said = { referralId, minute, asks: [], answerBy: '' as const }
  await done('minute the reply', recordMinute(cast('officer', daysAgo - 10), said))
  await done('agree the reply', agreeReply(cast('lead', daysAgo - 11), { replyId }))
  await published(cast, assessmentId, reviewId, daysAgo - 20)
}

/** One meeting: what it was given, what it minuted, and what the lead answered. */
async function held(cast: Cast, assessmentId: string, [ago, body, bodyName, minute, asks]: Meeting) {
  const to = { assessmentId, replyId: '', body, bodyName, meetsOn: dateIn(-ago) }
  const { referralId } = await done(`go to ${bodyName}`, referToBody(cast('officer', ago + 9), to))
  const said = { referralId, minute, asks: asks.map(([words]) => words), answerBy: dateIn(-ago + 61) }
  await done(`minute ${bodyName}`, recordMinute(cast('officer', ago - 1), said))
  const { referrals } = await done('read the route', viewRoute(cast('lead', ago - 2), { assessmentId }))
  const given = referrals.find(({ id }) => id === referralId)?.asks ?? []
  for (const [at, [, decision, reason = '']] of asks.entries())
    if (decision) {
      const answer = { bodyAskId: given[at]?.id ?? '', decision, reason, seen: '' }
      await done(`answer ${bodyName}`, answerBody(cast('lead', ago - 30), answer))
    }
}

async function published(cast: Cast, assessmentId: string, reviewId: string, daysAgo: number) {
  const { areas } = await done('see what may be published', viewPublishing(cast('lead', daysAgo), { assessmentId }))
  const codes = areas.filter(({ number }) => PUBLISHED.includes(number)).flatMap((area) => area.questions)
  const chosen = {
    assessmentId,
    reviewId,
    withProgress: false,
    areas: [],
    whole: false,
    codes: codes.map(({ code }) => code),
  }
  const { publicationId } = await done('ask to publish', askPublication(cast('lead', daysAgo), chosen))
  await done('publish', confirmPublication(cast('chief.executive', daysAgo - 2), { publicationId }))
  await done(
    'note an election',
    keepQuietPeriod(cast('monitoring.officer', daysAgo), {
      ...{ election: 'County council election', startsOn: dateIn(118), endsOn: dateIn(156) },
    }),
  )
}
