import type { Caller, ReviewPlace } from '@/db/gate'
import { decideFact } from '@/lib/report/decide-fact'
import { publishReport } from '@/lib/report/publish-report'
import { questionFact } from '@/lib/report/question-fact'
import type { FindingKind, Priority, Timescale } from '@/lib/report/report'
import { sendReport } from '@/lib/report/send-report'
import { writeFinding } from '@/lib/report/write-finding'
import { writeRecommendation } from '@/lib/report/write-recommendation'
import { type Cast, dateIn, done } from './cast'

type Peer = (account: string, daysAgo: number) => Caller<ReviewPlace>

/** Who found what, on which questions, on how many documents and conversations. */
const FINDINGS: [string, FindingKind, readonly string[], number, number, string][] = [
  [
    ...(['peerlead', 'strength', ['1.1', '1.5'], 6, 9] as const),
    'People at every level describe the place in the same words, and can say which priority their own work serves.',
  ],
  [
    ...(['peer1', 'strength', ['4.2', '4.3'], 4, 7] as const),
    'The three statutory officers meet each week, and each could show a decision that had changed because one of them spoke.',
  ],
  [
    ...(['peer1', 'observation', ['3.4', '5.4'], 5, 6] as const),
    'Savings are delivered, yet five transformation projects share the same eight people. Nobody we met could say which would wait.',
  ],
  [
    ...(['peer2', 'observation', ['2.2', '2.3'], 3, 8] as const),
    'Partners value the council and would like to hear earlier. Four large partnerships have neither a cost nor a review date.',
  ],
  [
    ...(['peerlead', 'concern', ['3.3'], 2, 3] as const),
    'The floor for general reserves was lowered in the year in which it would have been breached, and those who depend on it were not asked first.',
  ],
  [
    ...(['peer2', 'concern', ['4.6'], 3, 11] as const),
    'Scrutiny sees papers after the decision. Its members are able and have no adviser of their own.',
  ],
]

/** What the team recommends, in the order in which it stands in the report. */
export const RECOMMENDATIONS: [Priority, Timescale, string, string][] = [
  [
    'high',
    'six-months',
    'Monitoring officer',
    'Give scrutiny an adviser of its own, and papers ten days before each decision.',
  ],
  [
    'high',
    'year',
    'Finance director',
    'Price the risks behind the reserves each February, and rebuild reserves to the new floor by a dated plan.',
  ],
  [
    'high',
    'three-months',
    'Chief executive',
    'Choose which two of the five transformation projects stop, and say so to staff.',
  ],
  [
    'medium',
    'year',
    'Chief executive',
    'Bring all partners together once a year, and publish what each large partnership costs.',
  ],
  ['medium', 'year', 'Head of policy', 'Give each ward councillor the patterns in their casework every quarter.'],
  [
    'medium',
    'six-months',
    'Finance director',
    'Put one risk paper before the audit committee and full Council, in place of three.',
  ],
  [
    'low',
    'year',
    'Head of policy',
    'Set a repairs target that residents would recognise, and report it in their words.',
  ],
  ['low', 'longer', 'Leader of the Council', 'Move the customer centre into one building with the district councils.'],
]

/** Findings and recommendations of the team, two facts that the council questioned, and the report published. */
export async function report(peer: Peer, cast: Cast, reviewId: string, daysAgo: number) {
  let concern = ''
  for (const [account, kind, codes, documents, conversations, words] of FINDINGS) {
    const said = { findingId: '', kind, words, codes: [...codes], documents, conversations }
    const { id } = await done('write a finding', writeFinding(peer(account, daysAgo), said))
    if (codes[0] === '3.3') concern = id
  }
  for (const [priority, timescale, ownerPost, words] of RECOMMENDATIONS) {
    const said = { recommendationId: '', priority, timescale, ownerPost, words }
    await done('recommend', writeRecommendation(peer('peerlead', daysAgo - 2), said))
  }
  const checkUntil = dateIn(-(daysAgo - 16))
  await done('send the report', sendReport(peer('peerlead', daysAgo - 4), { checkUntil }))
  const question = async (says: string, correction: string) =>
    await done(
      'question a fact',
      questionFact(cast('finance', daysAgo - 8), { reviewId, kind: 'finding', id: concern, says, correction }),
    )
  const wrong = await question('lowered in the year', 'The floor was lowered in November, before the year began.')
  const kept = await question('were not asked first', 'A briefing was sent to all members in October.')
  await done(
    'decide a fact',
    decideFact(peer('peerlead', daysAgo - 12), {
      ...{ pointId: wrong.id, outcome: 'corrected', answer: 'You are right about the month. The words now say so.' },
      words:
        'The floor for general reserves was lowered in the November before it would have been breached, and those who depend on it were not asked first.',
    }),
  )
  await done(
    'decide a fact',
    decideFact(peer('peerlead', daysAgo - 12), {
      ...{ pointId: kept.id, outcome: 'kept', words: '' },
      answer: 'A briefing tells people, and does not ask them. The sentence stays.',
    }),
  )
  await done('publish the report', publishReport(peer('peerlead', daysAgo - 20), {}))
}
