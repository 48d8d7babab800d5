import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Caller, inCouncil, type ReviewPlace } from '@/db/gate'
import type { ReviewId } from '@/db/ids'
import { appendUpdates } from '@/db/text-log'
import { openMeeting } from '@/lib/assessment/open-meeting'
import { openScoring } from '@/lib/assessment/open-scoring'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewInbox } from '@/lib/notice/view-inbox'
import { namePosition } from '@/lib/people/name-position'
import { ok as done } from '@/lib/result'
import { answerPeers } from '@/lib/review/answer-peers'
import { clearConflict } from '@/lib/review/clear-conflict'
import { closeReview } from '@/lib/review/close-review'
import { commentOnSubmission } from '@/lib/review/comment-on-submission'
import { declareConflict } from '@/lib/review/declare-conflict'
import { invitePeerTeam } from '@/lib/review/invite-peer-team'
import { replyAsPeer } from '@/lib/review/reply-as-peer'
import { shareComment } from '@/lib/review/share-comment'
import { takeBackComment } from '@/lib/review/take-back-comment'
import { viewReview } from '@/lib/review/view-review'
import { viewReviewsOfAssessment } from '@/lib/review/view-reviews-of-assessment'
import { agreeScore } from '@/lib/score/agree-score'
import { attachMinorityStatement } from '@/lib/score/attach-minority-statement'
import { reopenScore } from '@/lib/score/reopen-score'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { declineToSign } from '@/lib/submission/decline-to-sign'
import { lookUpSeal } from '@/lib/submission/look-up-seal'
import { sealOf } from '@/lib/submission/seal'
import { signOff } from '@/lib/submission/sign-off'
import { startSigning } from '@/lib/submission/start-signing'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { takeBackAnswer } from '@/lib/submission/take-back-answer'
import { exportFile, verifySubmission } from '@/lib/submission/verify-submission'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { viewSubmission } from '@/lib/submission/view-submission'
import { withdrawFromSigning } from '@/lib/submission/withdraw-from-signing'
import { composeText } from '@/server/demo/compose-text'
import { testDatabase } from '../kit/database'
import { sealedFile } from '../kit/sealed-file'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

async function world() {
  const built = await buildWorld({ questions: ['1.1'], ready: ['1.1'], cast: LEADERS })
  const { council, assessmentId } = built
  const write = (authorId: string) =>
    appendUpdates([
      {
        councilId: council.id,
        documentId: built.documentId,
        authorId,
        batchId: randomUUID(),
        payload: composeText(['The answer as it stands.'], 7),
      },
    ])
  const lowly: Record<string, Caller> = {
    'another council': { ...built.outsider, place: { council: council.slug } },
    observer: built.observer,
    contributor: built.contributor,
    member: built.chair,
  }
  return { ...built, at: { assessmentId: assessmentId as string, code: '1.1' }, write, lowly }
}
type World = Awaited<ReturnType<typeof world>>
const ok = (result: { ok: boolean }) => expect(result).toMatchObject({ ok: true })

async function agreed(w: World) {
  await w.write(w.lead.userId)
  ok(await openScoring(w.lead, w))
  ok(await openMeeting(w.lead, w))
  const sheet = await viewScoreSheet(w.chair, w.at)
  const roundId = sheet.ok ? (sheet.value.round?.id ?? '') : ''
  for (const assessor of [w.chair, w.leader, w.chief])
    ok(
      await submitScore(assessor, {
        ...w.at,
        roundId,
        kind: 'level',
        current: 2,
        ambition: 3,
        confidence: 'high',
        evidenceStrength: 'fair',
        reason: 'R',
      } as never),
    )
  ok(await revealRound(w.chair, { ...w.at, roundId }))
  ok(
    await agreeScore(w.chair, {
      ...w.at,
      roundId,
      level: 2,
      ambition: 3,
      reason: 'We agree.',
      groupDissent: undefined,
    }),
  )
}
async function signed(w: World) {
  await agreed(w)
  ok(await startSigning(w.lead, w))
  for (const signatory of [w.leader, w.chief]) {
    const seen = await viewReadiness(signatory, w)
    ok(await signOff(signatory, { ...w, contentSha256: seen.ok ? seen.value.seal : '' }))
  }
}
const stateOf = async (w: World) =>
  (await (await testDatabase()).owner.query('select state from assessments where id = $1', [w.assessmentId])).rows[0]
    .state

/** A submission and the file that its observer exports, made once: it never changes. */
let made: ReturnType<typeof makeSubmission> | undefined
const submitted = () => {
  made ??= makeSubmission()
  return made
}
async function makeSubmission() {
  const w = await world()
  await signed(w)
  ok(await submitAssessment(w.lead, w))
  const file = await sealedFile(w.council.person('observer', 0), w)
  const text = file.ok ? file.value.text : ''
  const { sha256, submission } = JSON.parse(text)
  const { council, assessment } = submission.content
  return { w, text, exported: { sha256, submission, names: { council: council.name, title: assessment.title } } }
}

describe('signing and submitting', () => {
  it('signing waits until every question has an answer and a level', async () => {
    const w = await world()
    ok(await openScoring(w.lead, w))
    ok(await openMeeting(w.lead, w))
    expect(await startSigning(w.lead, w)).toMatchObject({ refusal: { kind: 'not-ready', missing: 2 } })
    for (const [who, may] of [
      [w.lead, true],
      [w.leader, false],
    ] as const)
      expect(await viewReadiness(who, w)).toMatchObject({ value: { abilities: { namePeople: may } } })
    expect(await stateOf(w)).toBe('agreeing')
  })

  it('nobody but the lead freezes, withdraws or submits, and nothing changed', async () => {
    const w = await world()
    await agreed(w)
    for (const [name, who] of Object.entries(w.lowly)) expect((await startSigning(who, w)).ok, name).toBe(false)
    expect(await stateOf(w)).toBe('agreeing')
    ok(await startSigning(w.lead, w))
    for (const [name, who] of Object.entries(w.lowly)) {
      expect((await withdrawFromSigning(who, { ...w, reason: 'x' })).ok, name).toBe(false)
      expect((await submitAssessment(who, w)).ok, name).toBe(false)
      expect((await signOff(who, { ...w, contentSha256: 'x' })).ok, name).toBe(false)
    }
    expect(await stateOf(w)).toBe('signing')
  })

  it('a freeze stops every word, and withdrawing opens the answers and voids the signatures', async () => {
    const w = await world()
    await signed(w)
    expect(await w.write(w.lead.userId)).toEqual([])
    ok(await withdrawFromSigning(w.lead, { ...w, reason: 'A figure is wrong.' }))
    expect(await w.write(w.lead.userId)).toHaveLength(1)
    const seen = await viewReadiness(w.lead, w)
    expect(seen).toMatchObject({ value: { signatories: [{ signedAt: null }, { signedAt: null }] } })
  })

  it('a signature is for what was seen and is given once', async () => {
    const w = await world()
    await agreed(w)
    ok(await startSigning(w.lead, w))
    expect(await signOff(w.leader, { ...w, contentSha256: 'something else' })).toMatchObject({
      refusal: { kind: 'content-changed' },
    })
    expect(await submitAssessment(w.lead, w)).toMatchObject({ refusal: { kind: 'signatures-missing', missing: 2 } })
    const seen = await viewReadiness(w.leader, w)
    const contentSha256 = seen.ok ? seen.value.seal : ''
    ok(await signOff(w.leader, { ...w, contentSha256 }))
    expect(await signOff(w.leader, { ...w, contentSha256 })).toMatchObject({ refusal: { kind: 'signed-already' } })
  })

  it('a signatory may decline with a reason, which counts as no signature, and may sign all the same', async () => {
    const w = await world()
    await agreed(w)
    const no = { ...w, reason: 'The savings are not in it.' }
    expect(await declineToSign(w.leader, no)).toMatchObject({ refusal: { kind: 'assessment-in-other-state' } })
    ok(await startSigning(w.lead, w))
    for (const [name, who] of Object.entries(w.lowly)) {
      expect((await declineToSign(who, no)).ok, name).toBe(false)
      expect((await takeBackAnswer(who, w)).ok, name).toBe(false)
    }
    const seal = async () => {
      const seen = await viewReadiness(w.leader, w)
      return seen.ok ? seen.value.seal : ''
    }
    const own = async (who = w.lead) => {
      const seen = await viewReadiness(who, w)
      return seen.ok
        ? seen.value.signatories.map(({ signedAt, declined }) => declined?.because ?? signedAt !== null)
        : []
    }
    ok(await signOff(w.chief, { ...w, contentSha256: await seal() }))
    ok(await declineToSign(w.leader, no))
    expect((await own()).sort()).toEqual(['The savings are not in it.', true])
    expect(await submitAssessment(w.lead, w)).toMatchObject({ refusal: { kind: 'signatures-missing', missing: 1 } })
    ok(await signOff(w.leader, { ...w, contentSha256: await seal() }))
    expect(await declineToSign(w.leader, no)).toMatchObject({ refusal: { kind: 'signed-already' } })
    ok(await takeBackAnswer(w.leader, w))
    expect(await takeBackAnswer(w.leader, w)).toMatchObject({ refusal: { kind: 'not-signed-yet' } })
    expect((await own()).sort()).toEqual([false, true])
    ok(await signOff(w.leader, { ...w, contentSha256: await seal() }))
    ok(await submitAssessment(w.lead, w))
    expect(await takeBackAnswer(w.leader, w)).toMatchObject({ refusal: { kind: 'assessment-in-other-state' } })
    expect(await declineToSign(w.chief, no)).toMatchObject({ refusal: { kind: 'assessment-in-other-state' } })
  })

  it('the database counts no decline as a signature, and lets nobody take back another’s', async () => {
    const { owner } = await testDatabase()
    const w = await world()
    await signed(w)
    await owner.query(
      `update signatures set content_sha256 = null, declined_because = 'No' where assessment_id = $1 and user_id = $2`,
      [w.assessmentId, w.leader.userId],
    )
    const left = await inCouncil(w.chief, async (tx) => {
      await tx.execute(sql`delete from signatures where assessment_id = ${w.assessmentId}`)
      const { rows } = await tx.execute(sql`select user_id from signatures where assessment_id = ${w.assessmentId}`)
      return done(rows)
    })
    expect(left).toMatchObject({ value: [{ user_id: w.leader.userId }] })
    const submit = (text: string) =>
      inCouncil(w.lead, async (tx) => {
        await tx.execute(sql`insert into submissions (council_id, assessment_id, version, content, canonical, sha256, submitted_by)
          values (${w.council.id}, ${w.assessmentId}, 1, '{}', '{}', ${text}, ${w.lead.userId})`)
        return done(null)
      })
    await expect(submit(sealOf({}))).rejects.toMatchObject({ cause: { code: 'CN003' } })
  })

  it('what is submitted is known by its seal to anybody, and one changed character is found', async () => {
    const { exported, text } = await submitted()
    const verdict = await verifySubmission(text)
    expect(verdict).toEqual({
      kind: 'fits',
      is: {
        statement: expect.any(String),
        sha256: exported.sha256,
        seal: sealOf(exported.submission.content),
        ...exported.names,
      },
    })
    expect(await lookUpSeal(exported.sha256)).toMatchObject({
      value: { version: 1, submittedAt: exported.submission.submittedAt },
    })
    expect(await verifySubmission(text.replace('as it stands', 'as it stood'))).toMatchObject({ kind: 'altered' })
    expect(await verifySubmission(JSON.stringify(JSON.parse(text)))).toEqual(verdict)
  })

  it('what a group’s leader had stand beside a level is sealed with it, also of a level that was reopened, and where there is none the seal has no such part', async () => {
    const { exported } = await submitted()
    expect(exported.submission.content.questions[0].agreed).not.toHaveProperty('minorityStatements')
    const w = await world()
    ok(await namePosition(w.lead, { kind: 'group_leader', userId: w.leader.userId }))
    await agreed(w)
    const roundNow = async () => {
      const sheet = await viewScoreSheet(w.chair, w.at)
      return sheet.ok ? (sheet.value.round?.id ?? '') : ''
    }
    const before = await roundNow()
    ok(await attachMinorityStatement(w.leader, { ...w.at, roundId: before, words: 'Hill holds that it is level 1' }))
    ok(await reopenScore(w.lead, { ...w.at, roundId: before, why: 'A figure was wrong' }))
    const roundId = await roundNow()
    await w.score('1.1', [3, 3, 3], roundId as never)
    ok(await revealRound(w.chair, { ...w.at, roundId }))
    const level = { level: 3, ambition: 3, reason: 'We agree.', groupDissent: undefined } as const
    ok(await agreeScore(w.chair, { ...w.at, roundId, ...level }))
    const own = { ...w.at, roundId, words: 'Nor is it level 3' }
    ok(await attachMinorityStatement(w.leader, own))
    ok(await startSigning(w.lead, w))
    expect(await attachMinorityStatement(w.leader, own)).toMatchObject({
      refusal: { kind: 'assessment-in-other-state' },
    })
    for (const signatory of [w.leader, w.chief]) {
      const seen = await viewReadiness(signatory, w)
      ok(await signOff(signatory, { ...w, contentSha256: seen.ok ? seen.value.seal : '' }))
    }
    ok(await submitAssessment(w.lead, w))
    const file = await sealedFile(w.council.person('observer', 0), w)
    const text = file.ok ? file.value.text : ''
    expect(JSON.parse(text).submission.content.questions[0].agreed.minorityStatements).toEqual([
      { group: 'Hill', by: 'Leader', words: 'Hill holds that it is level 1', round: 1, level: 2 },
      { group: 'Hill', by: 'Leader', words: 'Nor is it level 3', round: 2, level: 3 },
    ])
    expect(await verifySubmission(text)).toMatchObject({ kind: 'fits' })
    expect(await verifySubmission(text.replace('Nor is it', 'So it is'))).toMatchObject({ kind: 'altered' })
  })

  it('a file whose seals were worked out again fits them and is not known', async () => {
    const { exported, text } = await submitted()
    const forged = structuredClone(exported.submission)
    forged.content.questions[0].text = 'An answer that nobody gave.'
    const onlyOuter = exportFile(forged, sealOf(forged))
    expect(await verifySubmission(onlyOuter)).toMatchObject({
      kind: 'altered-after-signing',
      who: 'Leader',
    })
    for (const signature of forged.signatures) signature.contentSha256 = sealOf(forged.content)
    const verdict = await verifySubmission(exportFile(forged, sealOf(forged)))
    expect(verdict).toMatchObject({ kind: 'fits', is: { sha256: sealOf(forged) } })
    expect(await lookUpSeal(sealOf(forged))).toEqual({ ok: true, value: null })
    expect(await lookUpSeal(exported.sha256)).toMatchObject({ value: { version: 1 } })
    const twice = text.replace('"submission":', `"submission": ${JSON.stringify(forged)}, "submission":`)
    expect(await verifySubmission(twice)).toEqual({ kind: 'unreadable', why: 'written-otherwise' })
  })

  it.each([
    ['words', 'not json', 'not-json'],
    ['a list', '[1]', 'no-submission'],
    ['a seal that is no text', '{"submission":{},"sha256":1}', 'no-submission'],
    ['a submission of another make', `{"submission":{},"sha256":"${sealOf({})}"}`, 'not-as-written'],
    ['half a character', '{"sha256":"x","submission":{"a":"\\ud800"}}', 'cannot-be-hashed'],
    ['lists five million deep', '['.repeat(5_000_000), 'holds-too-much'],
    ['a million lists', JSON.stringify({ submission: Array(1_000_000).fill([]) }), 'holds-too-much'],
    ['21 MB', `"${'x'.repeat(21_000_000)}"`, 'too-large'],
  ])('a file of %s is unreadable, and says so at once', async (_, text, why) => {
    expect(await verifySubmission(text)).toMatchObject({ kind: 'unreadable', why })
  })

  it('what was submitted is for its council to read, and stays as it is', async () => {
    const { w } = await submitted()
    for (const who of [w.lowly['another council'], w.lowly.contributor])
      expect(await viewSubmission(who as Caller, w)).toMatchObject({ refusal: { kind: 'not-found' } })
    expect(await viewSubmission(w.lead, w)).toMatchObject({ ok: true })
    expect(await w.write(w.lead.userId)).toEqual([])
    expect(await withdrawFromSigning(w.lead, { ...w, reason: 'x' })).toMatchObject({
      refusal: { kind: 'assessment-in-other-state' },
    })
  })
})

describe('peer review', () => {
  let w: World
  let reviewId: string
  let peers: Caller<ReviewPlace>[]
  beforeAll(async () => {
    w = await world()
    await signed(w)
    ok(await submitAssessment(w.lead, w))
    const users = [await buildUser('Peer one'), await buildUser('Peer two')]
    const wanted = {
      assessmentId: w.assessmentId,
      title: 'Review',
      endsOn: '2099-01-01',
      team: users.map((user) => ({ name: 'A peer', email: user.email })),
    }
    for (const [name, who] of Object.entries(w.lowly)) expect((await invitePeerTeam(who, wanted)).ok, name).toBe(false)
    expect(await invitePeerTeam(w.lead, { ...wanted, team: [{ name: 'Own', email: w.chair.email }] })).toMatchObject({
      refusal: { kind: 'peer-belongs-here' },
    })
    const invited = await invitePeerTeam(w.lead, wanted)
    ok(invited)
    reviewId = invited.ok ? invited.value.reviewId : ''
    peers = users.map((user) => ({ userId: user.userId, place: { review: reviewId as ReviewId } }))
  })
  const comment = { code: '1.1', body: 'Who keeps it?', on: undefined }

  it('a peer reads and comments only after declaring, and a declared conflict waits for the council', async () => {
    const [one, two] = peers as [Caller<ReviewPlace>, Caller<ReviewPlace>]
    expect(await viewReview(one, null)).toMatchObject({ value: { submission: undefined } })
    expect(await commentOnSubmission(one, comment)).toMatchObject({ ok: false })
    ok(await declareConflict(one, { conflict: 'none', conflictText: '' }))
    expect(await declareConflict(one, { conflict: 'none', conflictText: '' })).toMatchObject({
      refusal: { kind: 'conflict-declared-already' },
    })
    expect(await viewReview(one, null)).toMatchObject({ value: { submission: { sha256: expect.any(String) } } })
    for (const start of ['////', 'AwEC'])
      expect(await commentOnSubmission(one, { ...comment, on: { start, end: start, quote: 'words' } })).toMatchObject({
        refusal: { kind: 'words-cannot-be-found' },
      })
    ok(await declareConflict(two, { conflict: 'declared', conflictText: 'I worked there.', name: 'Petra Two' }))
    expect(await viewReview(two, null)).toMatchObject({ value: { reader: { name: 'Petra Two' } } })
    expect(await viewReview(one, null), 'and nobody else is called so').toMatchObject({
      value: { reader: { name: 'A peer' } },
    })
    expect(await commentOnSubmission(two, comment)).toMatchObject({ ok: false })
    const seen = await viewReviewsOfAssessment(w.lead, w)
    expect(seen, 'the page says where it is').toMatchObject({ value: { title: 'Self-assessment' } })
    const peerId = seen.ok ? (seen.value.reviews[0]?.peers.find((peer) => peer.conflict === 'declared')?.id ?? '') : ''
    for (const [name, who] of Object.entries(w.lowly))
      expect((await clearConflict(who, { reviewId, peerId })).ok, name).toBe(false)
    ok(await clearConflict(w.lead, { reviewId, peerId }))
    ok(await commentOnSubmission(two, comment))
  })

  it('quotes what stands in the frozen answer, and an invented quotation is refused', async () => {
    const [one] = peers as [Caller<ReviewPlace>]
    const seen = await viewReview(one, null)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Buffer.from((seen.ok && seen.value.submission?.states['1.1']) || '', 'base64'))
    const text = (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText
    const at = (index: number) =>
      Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index))).toString('base64')
    const quoting = (quote: string) =>
      commentOnSubmission(one, { ...comment, body: `On ${quote}`, on: { start: at(4), end: at(10), quote } })
    expect(await quoting('failure')).toMatchObject({ refusal: { kind: 'words-not-in-text' } })
    ok(await quoting('answer'))
    const after = await viewReview(one, null)
    const comments = (after.ok && after.value.submission?.comments) || []
    expect(comments.flatMap(({ anchor }) => anchor?.quote ?? [])).toEqual(['answer'])
  })

  const inCouncil = async () => JSON.stringify(await viewReviewsOfAssessment(w.lead, w))
  /** As if it had been shared a quarter of an hour ago. */
  const later = async (commentId: string) => {
    const { owner } = await testDatabase()
    await owner.query(`update review_comments set shared_at = shared_at - interval '16 minutes' where id = $1`, [
      commentId,
    ])
    await owner.query(
      `update notices set happened_at = happened_at - interval '16 minutes' where kind = 'peer-comment-shared' and about = $1`,
      [commentId],
    )
  }
  const commented = async (by: Caller<ReviewPlace>, body: string) => {
    const made = await commentOnSubmission(by, { ...comment, body })
    ok(made)
    return made.ok ? made.value.id : ''
  }
  const waits = async () => {
    const seen = await viewOverview(w.lead, w)
    return seen.ok ? seen.value.peersWait : 0
  }
  it('is promised to nobody as theirs to answer who may only read it', async () => {
    for (const [who, may] of [
      [w.lead, true],
      [w.lowly.observer, false],
    ] as const)
      expect(await viewOverview(who as Caller, w)).toMatchObject({ value: { abilities: { answerPeers: may } } })
  })
  const hears = async () => {
    const { acts, news } = await viewInbox(w.lead.userId, null)
    return [...acts, ...news.rows].flatMap(({ kind }) => (kind.includes('peer') ? [kind] : []))
  }

  it('a shared comment can be taken back for a quarter of an hour, in which the council neither sees nor hears of it', async () => {
    const [one, two] = peers as [Caller<ReviewPlace>, Caller<ReviewPlace>]
    const commentId = await commented(two, 'Said too soon')
    ok(await shareComment(two, { commentId }))
    expect(await shareComment(two, { commentId })).toMatchObject({ refusal: { kind: 'comment-shared-already' } })
    expect(await inCouncil()).not.toContain('Said too soon')
    expect(await hears()).toEqual([])
    ok(await takeBackComment(one, { commentId }))
    await later(commentId)
    expect([await inCouncil(), await hears()]).toEqual([expect.not.stringContaining('Said too soon'), []])
    ok(await shareComment(two, { commentId }))
    await later(commentId)
    expect(await takeBackComment(two, { commentId })).toMatchObject({ refusal: { kind: 'shared-too-long-ago' } })
    expect(await inCouncil()).toContain('Said too soon')
    expect((await hears()).sort()).toEqual(['answer-peer', 'peer-comment-shared'])
  })

  it('the council answers what was shared, and peers reply to each other', async () => {
    const [one, two] = peers as [Caller<ReviewPlace>, Caller<ReviewPlace>]
    const commentId = await commented(one, 'Who checks it?')
    ok(await replyAsPeer(two, { commentId, body: 'I asked that too' }))
    expect(await answerPeers(w.lead, { commentId, body: 'Audit' })).toMatchObject({ refusal: { kind: 'not-found' } })
    ok(await shareComment(one, { commentId }))
    await later(commentId)
    expect(await answerPeers(w.outsider, { commentId, body: 'Audit' })).toMatchObject({
      refusal: { kind: 'not-found' },
    })
    const before = await waits()
    ok(await answerPeers(w.lead, { commentId, body: 'Audit does' }))
    expect(await waits(), 'it waits no more').toBe(before - 1)
    const seen = await viewReview(one, null)
    const said = (seen.ok && seen.value.submission?.comments) || []
    expect(said.filter(({ answersId }) => answersId === commentId)).toMatchObject([
      { body: 'I asked that too', audience: 'team' },
      { body: 'Audit does', byCouncil: true },
    ])
    expect(await inCouncil()).not.toContain('I asked that too')
    const answer = said.find(({ byCouncil }) => byCouncil)?.id ?? ''
    expect(await replyAsPeer(two, { commentId: answer, body: 'Thanks' })).toMatchObject({
      refusal: { kind: 'answer-the-first' },
    })
    expect(await takeBackComment(one, { commentId: answer })).toMatchObject({ refusal: { kind: 'not-found' } })
  })

  it('the council reads a comment when it is shared, and not before; strangers never', async () => {
    const [one, two] = peers as [Caller<ReviewPlace>, Caller<ReviewPlace>]
    const made = await commentOnSubmission(two, { ...comment, body: 'For the team first' })
    const commentId = made.ok ? made.value.id : ''
    const council = async () => JSON.stringify(await viewReviewsOfAssessment(w.lead, w))
    expect(await council()).not.toContain('For the team first')
    expect(await commentOnSubmission({ userId: w.lead.userId, place: one.place }, comment)).toMatchObject({
      refusal: { kind: 'not-found' },
    })
    expect(await shareComment({ userId: w.lead.userId, place: one.place }, { commentId })).toMatchObject({
      refusal: { kind: 'not-found' },
    })
    ok(await shareComment(one, { commentId }))
    await later(commentId)
    expect(await council()).toContain('For the team first')
  })

  it('access ends with the review, which only the lead closes', async () => {
    const [one] = peers as [Caller<ReviewPlace>]
    for (const [name, who] of Object.entries(w.lowly))
      expect((await closeReview(who, { reviewId })).ok, name).toBe(false)
    ok(await viewReview(one, null))
    ok(await closeReview(w.lead, { reviewId }))
    expect(await viewReview(one, null)).toMatchObject({ refusal: { kind: 'not-found' } })
    expect(await commentOnSubmission(one, comment)).toMatchObject({ refusal: { kind: 'not-found' } })
  })
})
