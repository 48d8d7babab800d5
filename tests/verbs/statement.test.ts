import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { openMeeting } from '@/lib/assessment/open-meeting'
import { openScoring } from '@/lib/assessment/open-scoring'
import { startThread } from '@/lib/comment/start-thread'
import { viewThreads } from '@/lib/comment/view-threads'
import { commentOnSubmission } from '@/lib/review/comment-on-submission'
import { declareConflict } from '@/lib/review/declare-conflict'
import { invitePeerTeam } from '@/lib/review/invite-peer-team'
import { viewReview } from '@/lib/review/view-review'
import { agreeScore } from '@/lib/score/agree-score'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { viewStatement } from '@/lib/statement/view-statement'
import { signOff } from '@/lib/submission/sign-off'
import { startSigning } from '@/lib/submission/start-signing'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { verifySubmission } from '@/lib/submission/verify-submission'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { viewSubmission } from '@/lib/submission/view-submission'
import { withdrawFromSigning } from '@/lib/submission/withdraw-from-signing'
import { readAnswer } from '@/lib/text/answer-text'
import { restoreVersion } from '@/lib/text/history/restore-version'
import { viewTimeline } from '@/lib/text/history/view-timeline'
import { openText } from '@/lib/text/open-text'
import { sealedFile } from '../kit/sealed-file'
import { paragraph, textIn, typistOf } from '../kit/type-answer'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'yes' : result.refusal.kind
const given = <T>(result: { ok: true; value: T } | { ok: false; refusal: { kind: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}

/** An area's statement by two people, in an assessment with one answer. */
async function world() {
  const w = await buildWorld({ questions: ['1.1'], ready: ['1.1'], cast: LEADERS })
  const textId = w.assessment.statement(1) as string
  const typist = typistOf({ councilId: w.council.id, documentId: textId })
  const answer = typistOf({ councilId: w.council.id, documentId: w.documentId })
  await answer.write(w.lead, (text) => text.insert(0, [paragraph('The answer as it stands.')]))
  const first = await typist.write(w.lead, (text) => text.insert(0, [paragraph('We know our place.')]), 30)
  await typist.write(w.member, (text) => textIn(text, 0).insert(8, 'most of '))
  const said = async (who: Caller) => {
    const { update } = given(await openText(who, { documentId: textId }))
    return readAnswer([update]).text
  }
  return { ...w, textId, typist, first, said, at: { assessmentId: w.assessmentId as string, area: 1 } }
}
type World = Awaited<ReturnType<typeof world>>

/** Scored, agreed, and frozen for signing. */
async function frozen(w: World) {
  const at = { assessmentId: w.assessmentId as string, code: '1.1' }
  given(await openScoring(w.lead, w))
  given(await openMeeting(w.lead, w))
  const roundId = given(await viewScoreSheet(w.chair, at)).round?.id ?? ''
  const score = { kind: 'level', current: 2, ambition: 3, confidence: 'high', evidenceStrength: 'fair', reason: 'R' }
  for (const assessor of [w.chair, w.leader, w.chief])
    given(await submitScore(assessor, { ...at, roundId, ...score } as never))
  given(await revealRound(w.chair, { ...at, roundId }))
  given(
    await agreeScore(w.chair, { ...at, roundId, level: 2, ambition: 3, reason: 'We agree.', groupDissent: undefined }),
  )
  given(await startSigning(w.lead, w))
}

let w: World
beforeAll(async () => {
  w = await world()
})

describe('an area’s statement', () => {
  it('is one text of many writers, open to whoever reads the whole, and nothing to a contributor or another council', async () => {
    expect(await w.said(w.observer)).toBe('We know most of our place.')
    for (const reader of [w.lead, w.member, w.officer, w.observer])
      expect(given(await viewStatement(reader, w.at)).documentId).toBe(w.textId)
    for (const [who, access] of [
      [w.member, 'write'],
      [w.officer, 'write'],
      [w.observer, 'read'],
    ] as const)
      expect(given(await openText(who, { documentId: w.textId })).access).toBe(access)
    for (const stranger of [w.contributor, w.outsider, { ...w.outsider, place: w.lead.place }]) {
      expect(kindOf(await viewStatement(stranger, w.at))).toBe('not-found')
      expect(kindOf(await openText(stranger, { documentId: w.textId }))).toBe('not-found')
      expect(kindOf(await viewTimeline(stranger, { textId: w.textId }))).toBe('not-found')
      expect(kindOf(await viewThreads(stranger, { subjectId: w.textId }))).toBe('not-found')
    }
    expect(kindOf(await viewStatement(w.lead, { ...w.at, area: 2 })), 'an area without a question').toBe('not-found')
    for (const low of [w.observer, w.contributor])
      await expect(w.typist.write(low, (text) => text.insert(0, [paragraph('No')]))).rejects.toThrow(/took nothing/)
  })

  it('is commented on, on its words too', async () => {
    const { threadId } = given(await startThread(w.officer, { subjectId: w.textId, body: 'All of it?' }))
    expect(given(await viewThreads(w.observer, { subjectId: w.textId })).threads.map(({ id }) => id)).toEqual([
      threadId,
    ])
    expect(kindOf(await startThread(w.observer, { subjectId: w.textId, body: 'Me too' }))).toBe('observers-only-read')
    expect(kindOf(await startThread(w.contributor, { subjectId: w.textId, body: 'Me too' }))).toBe('not-found')
  })

  it('has a history, from which it is restored like an answer, by whoever writes it', async () => {
    const { subject, sittings } = given(await viewTimeline(w.observer, { textId: w.textId }))
    expect(subject).toMatchObject({ kind: 'statement', code: '1', assessment: { id: w.assessmentId } })
    expect(sittings).toHaveLength(2)
    expect(kindOf(await restoreVersion(w.observer, { textId: w.textId, seq: w.first }))).toBe(
      'only-writers-keep-versions',
    )
    const { seq } = given(await restoreVersion(w.officer, { textId: w.textId, seq: w.first }))
    expect(await w.said(w.observer)).toBe('We know our place.')
    const again = given(await viewTimeline(w.lead, { textId: w.textId }))
    expect(again.sittings[0]).toMatchObject({ seq, restored: { seq: w.first } })
    const { rows } = await w.owner.query(
      `select subject from audit_entries where act = 'version.restored' and chain_id = $1`,
      [w.council.id],
    )
    expect(rows.at(-1).subject).toMatchObject({ assessmentId: w.assessmentId, area: 1 })
  })

  it('freezes at signing, thaws where signing is withdrawn, is sealed, and is shown to peers, who comment on its words', async () => {
    await frozen(w)
    const more = (text: Parameters<Parameters<typeof w.typist.write>[1]>[0]) => text.insert(1, [paragraph('More.')])
    await expect(w.typist.write(w.member, more)).rejects.toThrow(/took nothing/)
    expect(given(await openText(w.lead, { documentId: w.textId }))).toMatchObject({ access: 'read', isFrozen: true })
    expect(kindOf(await restoreVersion(w.officer, { textId: w.textId, seq: w.first }))).toBe('answer-not-open')
    expect(kindOf(await startThread(w.officer, { subjectId: w.textId, body: 'Late' }))).toBe('comments-are-closed')
    given(await withdrawFromSigning(w.lead, { assessmentId: w.assessmentId as string, reason: 'A word is missing.' }))
    await w.typist.write(w.member, (text) => text.insert(1, [paragraph('Café and naïve.')]))
    given(await startSigning(w.lead, w))
    for (const signatory of [w.leader, w.chief]) {
      const { seal } = given(await viewReadiness(signatory, w))
      given(await signOff(signatory, { ...w, contentSha256: seal }))
    }
    given(await submitAssessment(w.lead, w))

    const words = await w.said(w.observer)
    expect(words).toContain('Café and naïve.')
    const submitted = given(await viewSubmission(w.observer, w))
    expect(submitted.file.content.areas.find(({ number }) => number === 1)).toMatchObject({ text: words })
    expect(readAnswer([Buffer.from(submitted.states['1'] ?? '', 'base64')]).text).toBe(words)
    const { text } = given(await sealedFile(w.observer, w))
    expect(await verifySubmission(text)).toMatchObject({ kind: 'fits' })
    expect(await verifySubmission(text.replaceAll('naïve', 'naive'))).toMatchObject({ kind: 'altered' })

    const peer = await buildUser('Peer')
    const team = [{ name: 'Peer', email: peer.email }]
    const { reviewId } = given(
      await invitePeerTeam(w.lead, { assessmentId: w.assessmentId as string, title: 'R', endsOn: '2099-01-31', team }),
    )
    const inReview = { userId: peer.userId, place: { review: reviewId as string } }
    expect(given(await viewReview(inReview as never, null)).submission).toBeUndefined()
    given(await declareConflict(inReview as never, { conflict: 'none', conflictText: '' }))
    const { submission } = given(await viewReview(inReview as never, null))
    expect(submission?.file.content.areas[0]).toMatchObject({ text: words })
    expect(kindOf(await commentOnSubmission(inReview as never, { code: '1', body: 'Which?', on: undefined }))).toBe(
      'yes',
    )
    const named = { userId: peer.userId, place: { council: w.council.slug } }
    expect(kindOf(await openText(named, { documentId: w.textId })), 'the text that goes on is no peer’s').toBe(
      'not-found',
    )
  })
})
