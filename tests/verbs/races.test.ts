import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller, ReviewPlace } from '@/db/gate'
import { appendUpdates } from '@/db/text-log'
import { openMeeting } from '@/lib/assessment/open-meeting'
import { openScoring } from '@/lib/assessment/open-scoring'
import { setVisit } from '@/lib/clock/set-visit'
import { addAction, addActionInput } from '@/lib/plan/add-action'
import { dropAction } from '@/lib/plan/drop-action'
import { askPublication } from '@/lib/publication/ask-publication'
import { confirmPublication } from '@/lib/publication/confirm-publication'
import { keepQuietPeriod } from '@/lib/publication/keep-quiet-period'
import { answerBody, answerBodyInput } from '@/lib/referral/answer-body'
import { recordMinute, recordMinuteInput } from '@/lib/referral/record-minute'
import { referToBody, referToBodyInput } from '@/lib/referral/refer-to-body'
import { viewRoute } from '@/lib/referral/view-route'
import { decideFact } from '@/lib/report/decide-fact'
import { questionFact } from '@/lib/report/question-fact'
import { sendReport } from '@/lib/report/send-report'
import { viewFindings } from '@/lib/report/view-findings'
import { writeFinding } from '@/lib/report/write-finding'
import { clearConflict } from '@/lib/review/clear-conflict'
import { closeReview } from '@/lib/review/close-review'
import { commentOnSubmission } from '@/lib/review/comment-on-submission'
import { declareConflict } from '@/lib/review/declare-conflict'
import { viewReview } from '@/lib/review/view-review'
import { agreeScore } from '@/lib/score/agree-score'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { signOff } from '@/lib/submission/sign-off'
import { startSigning } from '@/lib/submission/start-signing'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { withdrawFromSigning } from '@/lib/submission/withdraw-from-signing'
import { seenAt } from '@/lib/words/dates'
import { composeText } from '@/server/demo/compose-text'
import { testDatabase } from '../kit/database'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
beforeAll(async () => {
  owner = (await testDatabase()).owner
})

type Outcome = { ok: boolean; value?: unknown; refusal?: { kind: string } }
const TURNS = 4
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
async function value<T>(outcome: Promise<{ ok: boolean; value?: T }>): Promise<T> {
  const result = await outcome
  expect(result).toMatchObject({ ok: true })
  return result.value as T
}
const kindOf = ({ ok, refusal }: Outcome) => (ok ? 'yes' : refusal?.kind)
/** Both at once, now one first and now the other. */
async function both(turn: number, one: () => Promise<Outcome>, other: () => Promise<Outcome>) {
  const [first, second] = turn % 2 === 0 ? [one, other] : [other, one]
  const [a, b] = await Promise.all([first(), second()])
  return turn % 2 === 0 ? ([kindOf(a), kindOf(b)] as const) : ([kindOf(b), kindOf(a)] as const)
}
/** What a chain tells of some acts, in its order. */
async function told(chain: string, ...acts: string[]): Promise<string[]> {
  const { rows } = await owner.query(
    'select act from audit_entries where chain_id = $1 and act = any ($2) order by seq',
    [...[chain, acts]],
  )
  return rows.map(({ act }) => act)
}

/** All is agreed and one of two signatories has signed. */
async function signing() {
  const w = await buildWorld({ questions: ['1.1'], ready: ['1.1'], cast: LEADERS })
  const at = { assessmentId: w.assessmentId as string, code: '1.1' }
  await appendUpdates([
    {
      ...{ councilId: w.council.id, documentId: w.documentId, authorId: w.lead.userId, batchId: randomUUID() },
      payload: composeText(['The answer as it stands.'], 7),
    },
  ])
  await value(openScoring(w.lead, w))
  await value(openMeeting(w.lead, w))
  const { round } = await value(viewScoreSheet(w.chair, at))
  const where = { ...at, roundId: round?.id ?? '' }
  const score = { kind: 'level', current: 2, ambition: 3, confidence: 'high', evidenceStrength: 'fair', reason: 'R' }
  for (const one of [w.chair, w.leader, w.chief]) await value(submitScore(one, { ...where, ...score } as never))
  await value(revealRound(w.chair, where))
  await value(agreeScore(w.chair, { ...where, level: 2, ambition: 3, reason: 'We agree.', groupDissent: undefined }))
  return w
}

describe('signing while the answers are opened again', () => {
  it('leaves no signature on what is open: it is void, or it is refused because signing is over', async () => {
    const w = await signing()
    for (let turn = 0; turn < TURNS; turn++) {
      await value(startSigning(w.lead, w))
      const { seal: contentSha256 } = await value(viewReadiness(w.leader, w))
      const [signed, opened] = await both(
        turn,
        () => signOff(w.leader, { ...w, contentSha256 }),
        () => withdrawFromSigning(w.lead, { ...w, reason: 'A figure is wrong.' }),
      )
      expect(opened).toBe('yes')
      expect(['yes', 'assessment-in-other-state']).toContain(signed)
      const { signatories } = await value(viewReadiness(w.lead, w))
      expect(signatories.map(({ signedAt }) => signedAt)).toEqual([null, null])
      const acts = await told(w.council.id, 'assessment.signed', 'assessment.signing-withdrawn')
      expect(acts.slice(signed === 'yes' ? -2 : -1)).toEqual([
        ...(signed === 'yes' ? ['assessment.signed'] : []),
        'assessment.signing-withdrawn',
      ])
    }
  })

  it('and submitting while they are opened again has one outcome', async () => {
    const w = await signing()
    for (let turn = 0; turn < TURNS; turn++) {
      await value(startSigning(w.lead, w))
      for (const one of [w.leader, w.chief])
        await value(signOff(one, { ...w, contentSha256: (await value(viewReadiness(one, w))).seal }))
      const [submitted, opened] = await both(
        turn,
        () => submitAssessment(w.lead, w),
        () => withdrawFromSigning(w.lead, { ...w, reason: 'A figure is wrong.' }),
      )
      expect([submitted, opened].filter((one) => one === 'yes')).toHaveLength(1)
      expect([submitted, opened]).toContain('assessment-in-other-state')
      const { rows } = await owner.query('select state from assessments where id = $1', [w.assessmentId])
      expect(rows[0].state === 'submitted').toBe(submitted === 'yes')
      if (submitted === 'yes') return
    }
  })
})

describe('publishing while a pre-election period begins', () => {
  it('is out and was first, or waits and is told which election holds it', async () => {
    for (let turn = 0; turn < TURNS; turn++) {
      const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
      await w.review()
      const ask = {
        assessmentId: w.assessmentId as string,
        codes: ['1.1'],
        areas: [],
        whole: false,
        reviewId: '',
        withProgress: false,
      }
      const { rows: submitted } = await owner.query('select id from submissions where council_id = $1', [w.council.id])
      expect(submitted).toHaveLength(1)
      const { publicationId } = await value(askPublication(w.lead, ask))
      const period = { election: 'Local elections', startsOn: inDays(-2), endsOn: inDays(20) }
      const [confirmed, kept] = await both(
        turn,
        () => confirmPublication(w.chair, { publicationId }),
        () => keepQuietPeriod(w.monitor, period),
      )
      expect(kept).toBe('yes')
      expect(['yes', 'pre-election-period']).toContain(confirmed)
      const { rows } = await owner.query('select state from publications where id = $1', [publicationId])
      expect(rows[0].state).toBe(confirmed === 'yes' ? 'published' : 'asked')
      expect(await told(w.council.id, 'publication.confirmed', 'publication.period-kept')).toEqual([
        ...(confirmed === 'yes' ? ['publication.confirmed'] : []),
        'publication.period-kept',
      ])
    }
  })
})

async function reviewed(conflict: 'awaiting' | 'none' | 'declared' = 'none') {
  const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
  const { reviewId, invite } = await w.review()
  const users = [await buildUser('Pia'), await buildUser('Per')]
  const peerIds: string[] = []
  for (const user of users) peerIds.push((await invite(user, { role: 'peer_lead', conflict })) as string)
  const peers = users.map(({ userId }): Caller<ReviewPlace> => ({ userId, place: { review: reviewId } }))
  return {
    w,
    reviewId: reviewId as string,
    peer: peers[0] as Caller<ReviewPlace>,
    other: peers[1] as Caller<ReviewPlace>,
    peerIds,
  }
}

describe('a conflict of interest while a peer reads', () => {
  it('is said once: of two answers of one peer one stands, and the trail tells no other', async () => {
    for (let turn = 0; turn < TURNS; turn++) {
      const { peer, reviewId, peerIds } = await reviewed('awaiting')
      const [none, declared] = await both(
        turn,
        () => declareConflict(peer, { conflict: 'none', conflictText: '' }),
        () => declareConflict(peer, { conflict: 'declared', conflictText: 'My sister works there' }),
      )
      expect([none, declared].sort()).toEqual(['conflict-declared-already', 'yes'])
      const { rows } = await owner.query(
        `select p.conflict, array(select e.subject ->> 'conflict' from audit_entries e
           where e.chain_id = p.review_id and e.act = 'review.conflict-stated') as told from review_peers p where p.id = $1`,
        [peerIds[0]],
      )
      const stands = none === 'yes' ? 'none' : 'declared'
      expect(rows[0]).toEqual({ conflict: stands, told: [stands] })
      const read = await viewReview(peer, null as never)
      expect(kindOf(await commentOnSubmission(peer, { code: '9.9', body: 'B' }))).toBe(
        stands === 'none' ? 'question-not-submitted' : 'conflict-awaited',
      )
      expect(read.ok).toBe(true)
      expect(await told(reviewId, 'review.conflict-stated')).toHaveLength(1)
    }
  })

  it('is let pass once by two who host the review, and by nobody once it is closed', async () => {
    for (let turn = 0; turn < TURNS; turn++) {
      const { w, reviewId, peerIds } = await reviewed('declared')
      const second = await w.join('Second', { role: 'lead' })
      const let1 = (who: Caller, peerId = peerIds[0]) => clearConflict(who, { reviewId, peerId: peerId as string })
      const letIn = await both(
        turn,
        () => let1(w.lead),
        () => let1(second),
      )
      expect([...letIn].sort()).toEqual(['peer-let-in-already', 'yes'])
      const [cleared, closed] = await both(
        turn,
        () => let1(w.lead, peerIds[1]),
        () => closeReview(second, { reviewId }),
      )
      expect(closed).toBe('yes')
      expect(['yes', 'review-closed']).toContain(cleared)
      expect(await told(w.council.id, 'review.peer-let-in', 'review.closed')).toEqual([
        'review.peer-let-in',
        ...(cleared === 'yes' ? ['review.peer-let-in'] : []),
        'review.closed',
      ])
    }
  })
})

describe('a visit that is set as its review is closed', () => {
  it('is set before and stays, or is refused because the review is over', async () => {
    for (let turn = 0; turn < TURNS; turn++) {
      const { w, reviewId } = await reviewed('awaiting')
      const second = await w.join('Second', { role: 'lead' })
      const visitOn = inDays(3)
      const [set, closed] = await both(
        turn,
        () => setVisit(w.lead, { reviewId, visitOn, reason: '' }),
        () => closeReview(second, { reviewId }),
      )
      expect(closed).toBe('yes')
      expect(['yes', 'review-closed']).toContain(set)
      const { rows } = await owner.query('select state, visit_on::text as day from reviews where id = $1', [reviewId])
      expect(rows).toEqual([{ state: 'closed', day: set === 'yes' ? visitOn : null }])
      expect(await told(w.council.id, 'review.visit-set', 'review.closed')).toEqual([
        ...(set === 'yes' ? ['review.visit-set'] : []),
        'review.closed',
      ])
    }
  })
})

describe('two people who decide one point', () => {
  it('of fact: one decision stands, and the other is told that it is decided', async () => {
    const { w, peer, other, reviewId } = await reviewed()
    const finding = {
      findingId: '',
      kind: 'concern',
      words: 'F',
      codes: ['1.1'],
      documents: 1,
      conversations: 2,
    } as const
    await value(writeFinding(peer, { ...finding, codes: ['1.1'] }))
    await value(sendReport(peer, { checkUntil: inDays(5) }))
    const { rows: written } = await owner.query('select id from findings where review_id = $1', [reviewId])
    const fact = { reviewId, kind: 'finding', id: written[0].id, says: 'It is wrong', correction: 'So it is' } as const
    for (let turn = 0; turn < TURNS; turn++) {
      const { id: pointId } = await value(questionFact(w.lead, fact))
      const decided = await both(
        turn,
        () => decideFact(peer, { pointId: pointId as string, outcome: 'kept', words: '', answer: 'It stands' }),
        () =>
          decideFact(other, {
            pointId: pointId as string,
            outcome: 'corrected',
            words: `Turn ${turn}`,
            answer: 'Right',
          }),
      )
      expect([...decided].sort()).toEqual(['fact-decided-already', 'yes'])
      const { rows } = await owner.query('select answer from fact_points where id = $1', [pointId])
      expect(rows[0].answer).toBe(decided[0] === 'yes' ? 'It stands' : 'Right')
      expect((await viewFindings(peer, null as never)).ok).toBe(true)
    }
    expect(await told(reviewId, 'review.fact-decided')).toHaveLength(TURNS)
  })

  it('of a body: an action is there only for what is accepted, whoever was first', async () => {
    const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
    await w.review()
    const here = { assessmentId: w.assessmentId as string }
    const scrutiny = referToBodyInput.parse({ ...here, body: 'scrutiny', bodyName: 'Scrutiny', meetsOn: inDays(-1) })
    const { referralId } = await value(referToBody(w.lead, scrutiny))
    const asks = Array.from({ length: TURNS }, (_, at) => `Do thing ${at}`).join('\n')
    await value(recordMinute(w.lead, recordMinuteInput.parse({ referralId, minute: 'Noted.', asks })))
    const given = (await value(viewRoute(w.lead, here))).referrals[0]?.asks ?? []
    for (const [turn, { id: bodyAskId }] of given.entries()) {
      const answer = async (decision: string) => {
        const { rows } = await owner.query('select answered_at from body_asks where id = $1', [bodyAskId])
        const seen = seenAt(rows[0].answered_at)
        return answerBody(
          w.lead,
          answerBodyInput.parse({ bodyAskId, decision, seen, reason: 'The leases run until 2031' }),
        )
      }
      await value(answer('accepted'))
      const action = { of: 'body', bodyAskId, title: 'Do it', ownerId: w.chief.userId, dueOn: inDays(60) }
      let actionId = ''
      const [changed, added] = await both(
        turn,
        () => answer('not-accepted'),
        async () => {
          const result = await addAction(w.officer, addActionInput.parse(action))
          if (result.ok) actionId = result.value.actionId
          return result
        },
      )
      expect([changed, added]).toEqual(
        changed === 'yes' ? ['yes', 'body-ask-not-accepted'] : ['body-ask-has-action', 'yes'],
      )
      if (!actionId) continue
      const [, dropped] = await both(
        turn,
        () => answer('not-accepted'),
        () => dropAction(w.officer, { actionId, reason: 'Not now' } as never),
      )
      expect(dropped).toBe('yes')
      await value(answer('not-accepted'))
    }
  })
})
