import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Caller, ReviewPlace } from '@/db/gate'
import { asUser, inCouncil, takeMail } from '@/db/gate'
import { appendUpdates } from '@/db/text-log'
import { assignQuestions } from '@/lib/assessment/assign-questions'
import { nameSuccessor } from '@/lib/assessment/name-successor'
import { openMeeting } from '@/lib/assessment/open-meeting'
import { openScoring } from '@/lib/assessment/open-scoring'
import { reopenSubmission } from '@/lib/assessment/reopen-submission'
import { setDates } from '@/lib/assessment/set-dates'
import { startPreparing } from '@/lib/assessment/start-preparing'
import { viewCouncilHome } from '@/lib/assessment/view-council-home'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewStages } from '@/lib/assessment/view-stages'
import { QUESTION_ACTS, type Waiting } from '@/lib/assessment/waiting'
import { acceptSuggestion } from '@/lib/comment/accept-suggestion'
import { assignThread } from '@/lib/comment/assign-thread'
import { declineSuggestion } from '@/lib/comment/decline-suggestion'
import { replyToThread } from '@/lib/comment/reply-to-thread'
import { resolveThread } from '@/lib/comment/resolve-thread'
import { startThread } from '@/lib/comment/start-thread'
import { suggestWords } from '@/lib/comment/suggest-words'
import { askReminder } from '@/lib/coverage/ask-reminder'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { changeReaders, changeReadersInput } from '@/lib/evidence/change-readers'
import { askAnonymity } from '@/lib/leaving/ask-anonymity'
import { askLeaving } from '@/lib/leaving/ask-leaving'
import { deliver } from '@/lib/mail/deliver'
import { sendMails } from '@/lib/mail/send-mails'
import { arrangeMeeting, arrangeMeetingInput } from '@/lib/meeting/arrange-meeting'
import { chooseMail } from '@/lib/notice/choose-mail'
import { countInbox } from '@/lib/notice/count-inbox'
import { type Cadence, NOTICE_KINDS, type NoticeKind } from '@/lib/notice/notice'
import { seeNotices } from '@/lib/notice/see-notices'
import { viewInbox } from '@/lib/notice/view-inbox'
import { viewMailChoices } from '@/lib/notice/view-mail-choices'
import { writeNotices } from '@/lib/notice/write-notices'
import { acceptInvitation } from '@/lib/people/accept-invitation'
import { tokenOf } from '@/lib/people/invitation-token'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { namePosition } from '@/lib/people/name-position'
import { removePerson } from '@/lib/people/remove-person'
import { addAction, addActionInput } from '@/lib/plan/add-action'
import { approvePlan } from '@/lib/plan/approve-plan'
import { sendPlan } from '@/lib/plan/send-plan'
import { sendPlanBack } from '@/lib/plan/send-plan-back'
import { beginProgress } from '@/lib/progress/begin-progress'
import { handOverProgress } from '@/lib/progress/hand-over-progress'
import { publishProgress } from '@/lib/progress/publish-progress'
import { writeStatement, writeStatementInput } from '@/lib/progress/write-statement'
import { writeView, writeViewInput } from '@/lib/progress/write-view'
import { askPublication, askPublicationInput } from '@/lib/publication/ask-publication'
import { confirmPublication } from '@/lib/publication/confirm-publication'
import { declinePublication } from '@/lib/publication/decline-publication'
import { withdrawPublication } from '@/lib/publication/withdraw-publication'
import { recordMinute, recordMinuteInput } from '@/lib/referral/record-minute'
import { referToBody, referToBodyInput } from '@/lib/referral/refer-to-body'
import { decideFact } from '@/lib/report/decide-fact'
import { publishReport } from '@/lib/report/publish-report'
import { questionFact } from '@/lib/report/question-fact'
import { sendReport } from '@/lib/report/send-report'
import { writeFinding } from '@/lib/report/write-finding'
import { writeRecommendation } from '@/lib/report/write-recommendation'
import { answerRequest } from '@/lib/request/answer-request'
import { askEvidence } from '@/lib/request/ask-evidence'
import { declineRequest } from '@/lib/request/decline-request'
import { ok } from '@/lib/result'
import { answerPeers } from '@/lib/review/answer-peers'
import { clearConflict } from '@/lib/review/clear-conflict'
import { commentOnSubmission } from '@/lib/review/comment-on-submission'
import { declareConflict } from '@/lib/review/declare-conflict'
import { shareComment } from '@/lib/review/share-comment'
import { agreeScore } from '@/lib/score/agree-score'
import { openNextRound } from '@/lib/score/open-next-round'
import { recordStance } from '@/lib/score/record-stance'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { declineToSign } from '@/lib/submission/decline-to-sign'
import { signOff } from '@/lib/submission/sign-off'
import { startSigning } from '@/lib/submission/start-signing'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { takeBackAnswer } from '@/lib/submission/take-back-answer'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { readAnswerAgain } from '@/lib/text/read-answer-again'
import { composeText } from '@/server/demo/compose-text'
import { actAtOtherTimes, testDatabase } from '../kit/database'
import { startMailServer } from '../kit/mail-server'
import { TEST_SECRET } from '../kit/postgres'
import { paragraph, textIn, typistOf } from '../kit/type-answer'
import { buildUser, buildWorld, LEADERS, SCORERS, type World } from '../kit/world'

let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
let mail: Awaited<ReturnType<typeof startMailServer>>
beforeAll(async () => {
  owner = (await testDatabase()).owner
  mail = await startMailServer()
  process.env.SMTP_URL = mail.url
  process.env.AUTH_SECRET = TEST_SECRET
})
afterAll(() => mail.stop())
beforeEach(async () => {
  await owner.query('delete from mails')
  await owner.query('delete from jobs._private_jobs')
})

const done = async <T>(outcome: Promise<{ ok: boolean; value?: T }>) => {
  const result = await outcome
  expect(result).toMatchObject({ ok: true })
  return result.value as T
}
type Leaders = World<keyof typeof LEADERS>
const leaders = (state: 'setup' | 'preparing' | 'scoring' | 'agreeing') =>
  buildWorld({ state, questions: ['1.1'], ready: ['1.1'], cast: LEADERS })
async function words(w: Leaders, said = 'The answer as it stands.', clientId = 7) {
  const place = { councilId: w.council.id, documentId: w.documentId }
  const payload = composeText([said], clientId)
  await appendUpdates([{ ...place, authorId: w.officer.userId, batchId: randomUUID(), payload }])
  await readAnswerAgain(place)
}
const GIVEN = {
  kind: 'level',
  current: 2,
  ambition: 3,
  confidence: 'high',
  evidenceStrength: 'fair',
  reason: 'R',
} as const
const at = (w: World) => ({ assessmentId: w.assessmentId as string, code: '1.1', roundId: w.roundId as string })
async function revealed() {
  const w = await leaders('agreeing')
  await words(w)
  for (const one of w.assessors) await done(submitScore(one, { ...at(w), ...GIVEN }))
  await done(revealRound(w.chair, at(w)))
  return w
}
async function agreed() {
  const w = await revealed()
  await done(agreeScore(w.chair, { ...at(w), level: 2, ambition: 3, reason: 'We agree', groupDissent: '' } as never))
  return w
}
async function signing() {
  const w = await agreed()
  await done(startSigning(w.lead, w))
  return w
}
const sign = async (who: Caller, w: World) => {
  const seen = await viewReadiness(who, w)
  return signOff(who, { ...w, contentSha256: seen.ok ? seen.value.seal : '' })
}
async function threadOf(w: World, by: Caller = w.member, subjectId: string = w.documentId) {
  return (await done(startThread(by, { subjectId, body: 'Which year?' }))).threadId
}

/** Mia proposes other words for an answer that Olga wrote. */
async function suggestionOf(w: World) {
  const typist = typistOf({ councilId: w.council.id, documentId: w.documentId })
  await typist.write(w.officer, (text) => text.insert(0, [paragraph('The Moor is wide')]))
  const words = textIn(typist.doc.getXmlFragment('default'), 0)
  const at = (index: number) =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(words, index))).toString('base64')
  const anchor = { start: at(4), end: at(8), quote: 'Moor' }
  const made = await suggestWords(w.member, { subjectId: w.documentId, anchor, replacement: 'Heath', reason: '' })
  return (await done(Promise.resolve(made))).threadId
}

type Told = { w: World; told: Caller[]; not: Caller[]; line: RegExp }
/** How each kind comes about, who is told then, who of those near it is not, and what they read. A kind without an entry does not compile. */
const KINDS = {
  named: async () => {
    const w = await leaders('setup')
    expect(await kindsOf(w.chair)).toEqual([])
    await done(startPreparing(w.lead, w))
    return {
      w,
      told: [w.chair, w.leader, w.chief],
      not: [w.officer, w.lead],
      line: /^You are (an assessor|the chair|a signatory) in/,
    }
  },
  assigned: async () => {
    const w = await leaders('preparing')
    await owner.query(`update assessment_questions set progress = 'drafting' where assessment_id = $1`, [
      w.assessmentId,
    ])
    await done(assignQuestions(w.lead, { ...w, codes: ['1.1'], userIds: [w.officer.userId, w.lead.userId] }))
    return { w, told: [w.officer], not: [w.lead, w.member], line: /^Write 1\.1 / }
  },
  'dates-changed': async () => {
    const w = await leaders('preparing')
    const days = { title: 'Called otherwise', scoresDueOn: null, meetingOn: null, reason: 'The mayor asked for it' }
    await done(setDates(w.lead, { assessmentId: w.assessmentId, ...days }))
    return {
      w,
      told: [w.chair, w.member, w.officer],
      not: [w.lead, w.unassigned],
      line: /^The title or the dates of Called otherwise have changed$/,
    }
  },
  'answers-opened': async () => {
    const w = await leaders('setup')
    await done(startPreparing(w.lead, w))
    return {
      w,
      told: [w.officer, w.observer, w.monitor],
      not: [w.lead, w.unassigned],
      line: /^Answers are being written in/,
    }
  },
  'scoring-opened': async () => {
    const w = await leaders('preparing')
    await words(w)
    await done(openScoring(w.lead, w))
    return { w, told: [w.chair, w.leader, w.chief], not: [w.lead, w.officer], line: /^Score 1\.1 / }
  },
  'round-opened': async () => {
    const w = await revealed()
    await done(openNextRound(w.chair, { ...at(w), why: 'Once more' }))
    return { w, told: [w.leader, w.chief], not: [w.chair, w.lead, w.officer], line: /^Score 1\.1 / }
  },
  'deadline-near': async () => {
    const w = await leaders('scoring')
    await w.set('scores_due_on', inDays(2))
    await morning()
    return { w, told: [w.chair, w.leader, w.chief], not: [w.lead, w.officer], line: /^Score 1\.1 / }
  },
  'due-soon': async () => {
    const { w, here } = await submittedOne()
    const to = { ...here, body: 'audit', bodyName: 'Audit', meetsOn: inDays(-1) }
    await done(referToBody(w.lead, referToBodyInput.parse(to)))
    await morning()
    return { w, told: [w.lead], not: [w.member, w.chair, w.observer], line: /^Enter the minute of Audit$/ }
  },
  'meeting-moved': async () => {
    const w = await leaders('scoring')
    await done(arrange(w, 10))
    return {
      w,
      told: [w.chair, w.leader, w.chief],
      not: [w.lead, w.officer],
      line: /^The meeting of Self-assessment is on /,
    }
  },
  revealed: async () => {
    const w = await revealed()
    return { w, told: [w.leader, w.chief], not: [w.chair, w.lead, w.officer], line: /^Scores were revealed on 1\.1 / }
  },
  'answer-changed': async () => {
    const w = await leaders('scoring')
    await words(w)
    await done(submitScore(w.leader, { ...at(w), ...GIVEN }))
    await words(w, 'Another answer.', 8)
    expect(
      (await all(w.chief)).filter((one) => one.includes('changed')),
      'who has not scored',
    ).toEqual([])
    return { w, told: [w.leader], not: [w.lead, w.officer], line: /^Look again at 1\.1 / }
  },
  'scored-answer-changed': async () => {
    const w = await revealed()
    await words(w, 'Another answer.', 8)
    return { w, told: [w.lead, w.chair], not: [w.officer, w.leader], line: /^Decide whether the level stands of 1\.1 / }
  },
  'stance-wanted': async () => {
    const w = await agreed()
    return {
      w,
      told: [w.leader, w.chief],
      not: [w.lead, w.officer],
      line: /^Agree or disagree with the level of 1\.1 /,
    }
  },
  'signature-wanted': async () => {
    const w = await signing()
    return { w, told: [w.leader, w.chief], not: [w.lead, w.chair], line: /^Sign Self-assessment$/ }
  },
  'note-invited': async () => {
    const w = await agreed()
    await done(namePosition(w.lead, { kind: 's151_officer', userId: w.officer.userId }))
    await done(startSigning(w.lead, w))
    return {
      w,
      told: [w.officer, w.monitor],
      not: [w.lead, w.chair],
      line: /^Self-assessment is being signed: you may add a note$/,
    }
  },
  signed: async () => {
    const w = await signing()
    await done(sign(w.leader, w))
    return { w, told: [w.lead, w.chair, w.chief], not: [w.leader, w.officer], line: /^Leader signed Self-assessment$/ }
  },
  declined: async () => {
    const w = await signing()
    await done(declineToSign(w.leader, { ...w, reason: 'The level of 1.1 is too high' }))
    expect((await linesOf(w.leader)).acts, 'who has answered is asked no more').toEqual([])
    await done(sign(w.chief, w))
    expect((await linesOf(w.lead)).acts, 'not everybody has signed').toEqual([])
    return {
      ...{ w, told: [w.lead, w.chair, w.chief], not: [w.leader, w.officer] },
      line: /^Leader declined to sign Self-assessment$/,
    }
  },
  submitted: async () => {
    const w = await signing()
    for (const one of [w.leader, w.chief]) await done(sign(one, w))
    await done(submitAssessment(w.lead, w))
    return {
      w,
      told: [w.chair, w.officer, w.observer],
      not: [w.lead, w.unassigned],
      line: /^Self-assessment was submitted$/,
    }
  },
  'invitation-accepted': async () => {
    const w = await leaders('preparing')
    const nia = await buildUser('Nia')
    const wish = invitePersonInput.parse({ name: 'Nia', email: nia.email, role: 'officer', post: 'Auditor' })
    const { invitationId } = await done(invitePerson(w.lead, wish))
    await done(acceptInvitation(nia.userId, { token: tokenOf(invitationId as never) }))
    return { w, told: [w.lead], not: [w.officer, w.chair], line: /^Nia accepted an invitation$/ }
  },
  'duty-vacant': async () => {
    const w = await leaders('scoring')
    const second = await w.join('Second lead', { role: 'lead' })
    await done(removePerson(second, { membershipId: w.leader.membershipId, reason: 'They left' } as never))
    return { w, told: [w.lead], not: [second, w.chair], line: /^Name a successor to Leader/ }
  },
  replied: async () => {
    const w = await leaders('preparing')
    const threadId = await threadOf(w)
    await done(replyToThread(w.officer, { threadId, body: 'Last year' }))
    return { w, told: [w.member], not: [w.officer, w.lead], line: /^Olga replied about 1\.1 / }
  },
  resolved: async () => {
    const w = await leaders('preparing')
    const threadId = await threadOf(w)
    await done(resolveThread(w.officer, { threadId }))
    return { w, told: [w.member], not: [w.officer, w.lead], line: /^Olga resolved your comment on 1\.1 / }
  },
  mentioned: async () => {
    const w = await leaders('preparing')
    const said = { subjectId: w.documentId, body: '@Olga, which year?', mentions: [w.officer.userId] }
    await done(startThread(w.member, said))
    return { w, told: [w.officer], not: [w.member, w.lead], line: /^Mia named you in a comment on 1\.1 / }
  },
  'comment-assigned': async () => {
    const w = await leaders('preparing')
    const threadId = await threadOf(w)
    await done(assignThread(w.member, { threadId, userId: w.officer.userId, dueOn: null }))
    return { w, told: [w.officer], not: [w.member, w.lead], line: /^Answer the comment on 1\.1 / }
  },
  'words-suggested': async () => {
    const w = await leaders('preparing')
    await suggestionOf(w)
    return {
      w,
      told: [w.contributor],
      not: [w.officer, w.lead, w.member],
      line: /^Decide on a suggestion for 1\.1 /,
    }
  },
  'suggestion-accepted': async () => {
    const w = await leaders('preparing')
    const threadId = await suggestionOf(w)
    await done(acceptSuggestion(w.officer, { threadId }))
    return { w, told: [w.member], not: [w.officer, w.lead], line: /^Olga accepted your suggestion on 1\.1 / }
  },
  'suggestion-declined': async () => {
    const w = await leaders('preparing')
    const threadId = await suggestionOf(w)
    await done(declineSuggestion(w.officer, { threadId, because: 'No' }))
    return { w, told: [w.member], not: [w.officer, w.lead], line: /^Olga declined your suggestion on 1\.1 / }
  },
  'peer-comment-shared': async () => {
    const w = await leaders('preparing')
    await done(assignQuestions(w.lead, { ...w, codes: ['1.1'], userIds: [w.officer.userId] }))
    const { peer } = await underReview(w)
    for (const body of ['For the team', 'For the council']) {
      const { id: commentId } = await done(commentOnSubmission(peer, { code: '1.1', body } as never))
      if (body === 'For the council') await done(shareComment(peer as never, { commentId }))
    }
    await owner.query(
      `update review_comments set shared_at = shared_at - interval '16 minutes' where shared_at is not null`,
    )
    await owner.query(
      `update notices set happened_at = happened_at - interval '16 minutes' where kind = 'peer-comment-shared'`,
    )
    return { w, told: [w.lead, w.officer], not: [w.chair, w.member], line: /^A peer shared a comment on 1\.1 [^,]*$/ }
  },
  'action-given': async () => {
    const w = await planned()
    return { w, told: [w.member], not: [w.lead, w.officer], line: /^You own the action “Register in use”$/ }
  },
  'action-due': async () => {
    const w = await planned('approved')
    await morning()
    return { w, told: [w.member], not: [w.lead, w.officer], line: /^Give an update on “Register in use”$/ }
  },
  'action-stuck': async () => {
    const w = await planned('approved')
    await owner.query(`update plan_actions set moved_at = now() - interval '61 days', due_on = current_date + 90`)
    await morning()
    return {
      ...{ w, told: [w.lead, w.chair], not: [w.officer, w.leader] },
      line: /^The action “Register in use” has not moved for 60 days$/,
    }
  },
  'plan-to-approve': async () => {
    const w = await planned('sent')
    return { w, told: [w.chair], not: [w.lead, w.officer], line: /^Approve the plan of .*, or send it back$/ }
  },
  'plan-sent-back': async () => {
    const w = await planned('sent')
    await done(sendPlanBack(w.chair, { reason: 'Whose is the register?' }))
    return { w, told: [w.lead, w.officer], not: [w.chair, w.member], line: /^The plan came back from its approver/ }
  },
  'plan-approved': async () => {
    const w = await planned('approved')
    return { w, told: [w.lead, w.officer], not: [w.chair, w.member], line: /^The plan was approved$/ }
  },
  'evidence-to-decide': async () => {
    const w = await leaders('preparing')
    const link = { title: 'Budget', speaksFor: '2026-01-31', readers: 'council', url: 'https://northmoor.example/1' }
    const { itemId } = await done(attachLink(w.officer, attachLinkInput.parse(link)))
    await done(
      changeReaders(w.officer, changeReadersInput.parse({ itemId, readers: 'public', why: 'It is no secret' })),
    )
    return { w, told: [w.monitor], not: [w.officer, w.member], line: /^Decide who reads “Budget”$/ }
  },
  'conflict-declared': async () => {
    const w = await leaders('preparing')
    await w.move('submitted')
    const { reviewId, invite } = await w.review()
    const user = await buildUser('Pia')
    await invite(user, { role: 'peer_lead', conflict: 'awaiting' })
    const peer: Caller<ReviewPlace> = { userId: user.userId, place: { review: reviewId } }
    await done(declareConflict(peer, { conflict: 'declared', conflictText: 'My sister works there' }))
    return { w, told: [w.lead], not: [w.officer, w.chair], line: /^Decide whether .* may review$/ }
  },
  'evidence-asked': async () => {
    const w = await leaders('preparing')
    await w.move('submitted')
    const { reviewId, invite } = await w.review()
    const user = await buildUser('Pia')
    await invite(user)
    const asked = { code: '1.1', words: 'The risk register', dueOn: inDays(5) }
    await done(askEvidence({ userId: user.userId, place: { review: reviewId } }, asked))
    return {
      ...{ w, told: [w.lead, w.officer], not: [w.member, w.observer] },
      line: /^Answer what peers ask for: “The risk register”$/,
    }
  },
  'report-sent': async () => {
    const { w } = await reported()
    return {
      w,
      told: [w.lead, w.officer],
      not: [w.member, w.chair],
      line: /^Check the facts in the peers’ report, A review$/,
    }
  },
  'fact-decided': async () => {
    const { w, peer, reviewId } = await reported()
    const { rows } = await owner.query('select id from findings where review_id = $1', [reviewId])
    const point = { reviewId, kind: 'finding', id: rows[0].id, says: 'It is 3 years', correction: '2 years' } as const
    const { id: pointId } = await done(questionFact(w.officer, point))
    await done(decideFact(peer, { pointId, outcome: 'kept', words: '', answer: 'It was 3 years then' }))
    return {
      ...{ w, told: [w.lead, w.officer], not: [w.member, w.chair] },
      line: /^Peers decided on a fact that was questioned in Self-assessment$/,
    }
  },
  'review-published': async () => {
    const { w, peer, reviewId } = await reported()
    await owner.query('update reviews set check_until = current_date - 1 where id = $1', [reviewId])
    await done(publishReport(peer, {}))
    return {
      ...{ w, told: [w.lead, w.member, w.observer], not: [w.unassigned] },
      line: /^The peers’ report on Self-assessment is published$/,
    }
  },
  'progress-published': async () => {
    const { w, peer, reviewId } = await reported()
    const by = [w.council.id, reviewId]
    const ask = { recommendationId: '', priority: 'high', timescale: 'year', ownerPost: 'P' } as const
    await owner.query('update reviews set sent_at = null, state = $2 where id = $1', [reviewId, 'drafting'])
    const { id } = await done(writeRecommendation(peer, { ...ask, words: 'Do it' }))
    await owner.query(
      `update reviews set sent_at = now(), state = 'council_reply', check_until = current_date - 1 where id = $1`,
      [reviewId],
    )
    await done(publishReport(peer, {}))
    await owner.query(
      `insert into recommendation_answers (council_id, review_id, recommendation_id, decision, reason, author_id, author_name)
       values ($1, $2, $3, 'rejected', 'R', $4, 'N')`,
      [...by, id, w.lead.userId],
    )
    const { progressId } = await done(beginProgress(w.lead, { reviewId }))
    await done(writeStatement(w.officer, writeStatementInput.parse({ progressId, recommendationId: id, words: 'W' })))
    await done(handOverProgress(w.lead, { progressId, until: '2099-02-01' }))
    await done(writeView(peer, writeViewInput.parse({ recommendationId: id, howFar: 'done', words: 'W' })))
    await done(publishProgress(peer, {}))
    return {
      ...{ w, told: [w.lead, w.member, w.observer], not: [w.unassigned] },
      line: /^The peers’ progress review on Self-assessment is published$/,
    }
  },
  'body-minuted': async () => {
    const { w, here } = await submittedOne()
    const to = { ...here, body: 'audit', bodyName: 'Audit', meetsOn: inDays(-1) }
    const { referralId } = await done(referToBody(w.lead, referToBodyInput.parse(to)))
    await done(recordMinute(w.officer, recordMinuteInput.parse({ referralId, minute: 'Noted' })))
    return {
      w,
      told: [w.lead],
      not: [w.officer, w.chair, w.member],
      line: /^The minutes of a committee on Self-assessment are in$/,
    }
  },
  'publication-asked': async () => {
    const { w, here } = await submittedOne()
    await done(askPublication(w.lead, askPublicationInput.parse({ ...here, codes: ['1.1'] })))
    return {
      ...{ w, told: [w.chair], not: [w.lead, w.officer, w.member] },
      line: /^Confirm what is to be published of Self-assessment$/,
    }
  },
  'publication-declined': async () => {
    const { w, here } = await submittedOne()
    const { publicationId } = await done(askPublication(w.lead, askPublicationInput.parse({ ...here, codes: ['1.1'] })))
    await done(declinePublication(w.chair, { publicationId, reason: 'The dissent names somebody' }))
    return {
      ...{ w, told: [w.lead], not: [w.chair, w.member, w.observer] },
      line: /^Chair declined what you asked to publish of Self-assessment$/,
    }
  },
  published: async () => {
    const { w, here } = await submittedOne()
    const { publicationId } = await done(askPublication(w.lead, askPublicationInput.parse({ ...here, codes: ['1.1'] })))
    await done(confirmPublication(w.chair, { publicationId }))
    return {
      ...{ w, told: [w.lead, w.member, w.observer], not: [w.chair, w.unassigned] },
      line: /^Answers of Self-assessment were published$/,
    }
  },
  reopened: async () => {
    const { w, here } = await submittedOne()
    await done(reopenSubmission(w.lead, { ...here, reason: 'A figure was wrong' }))
    return {
      ...{ w, told: [w.chair, w.leader, w.chief, w.contributor], not: [w.lead, w.observer, w.unassigned] },
      line: /^Self-assessment was reopened as a new version, because: A figure was wrong$/,
    }
  },
  'publication-withdrawn': async () => {
    const { w, here } = await submittedOne()
    const { publicationId } = await done(askPublication(w.lead, askPublicationInput.parse({ ...here, codes: ['1.1'] })))
    await done(confirmPublication(w.chair, { publicationId }))
    await done(withdrawPublication(w.monitor, { publicationId, reason: 'A figure is wrong' }))
    return {
      ...{ w, told: [w.lead, w.member, w.observer], not: [w.unassigned] },
      line: /^What was published of Self-assessment was withdrawn: answers$/,
    }
  },
} satisfies Record<NoticeKind, () => Promise<Told>>

/** A submission of one question. */
async function submittedOne() {
  const w = await leaders('preparing')
  await w.move('submitted')
  await w.review({ content: { questions: [{ code: '1.1', area: 1 }] } })
  return { w, here: { assessmentId: w.assessmentId as string } }
}

/** A report that its lead peer has sent to the council. */
async function reported() {
  const w = await leaders('preparing')
  await w.move('submitted')
  const { reviewId, invite } = await w.review()
  const user = await buildUser('Pia')
  await invite(user, { role: 'peer_lead' })
  const peer: Caller<ReviewPlace> = { userId: user.userId, place: { review: reviewId } }
  const finding = { kind: 'concern', words: 'W', codes: ['1.1'], documents: 2, conversations: 3 } as const
  await done(writeFinding(peer, { ...finding, codes: ['1.1'], findingId: '' }))
  await done(sendReport(peer, { checkUntil: inDays(9) }))
  return { w, peer, reviewId }
}

/** A plan with one action, due in three days and the member's, as far as it has come. */
async function planned(to: 'draft' | 'sent' | 'approved' = 'draft') {
  const w = await leaders('preparing')
  const action = { title: 'Register in use', ownerId: w.member.userId, dueOn: inDays(3) }
  await done(addAction(w.lead, addActionInput.parse(action)))
  if (to !== 'draft') await done(sendPlan(w.lead, { approverId: w.chair.userId }))
  if (to === 'approved') await done(approvePlan(w.chair, {}))
  return w
}

async function underReview(w: World) {
  await words(w as Leaders)
  await w.move('signing')
  const review = await w.review()
  await owner.query(
    `insert into frozen_texts (council_id, submission_id, subject_id, code, state) values ($1, $2, $3, '1.1', '\\x0000')`,
    [w.council.id, review.submissionId, w.documentId],
  )
  const user = await buildUser('Pia')
  await review.invite(user)
  return { user, peer: { userId: user.userId, place: { review: review.reviewId } } as Caller<ReviewPlace> }
}
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const arrange = (w: World, days: number) =>
  arrangeMeeting(
    w.lead,
    arrangeMeetingInput.parse({ ...w, on: inDays(days), at: '18:00', minutes: 90, place: 'Room 1' }),
  )
/** Seven in the morning in London, today or on a day of next week; 1 is a Monday. */
const morning = (weekday?: number) =>
  owner.query(
    `select queue_digests_at(coalesce(date_trunc('week', current_date::timestamp) + make_interval(days => $1::int + 6),
    current_date::timestamp) + interval '7 hours')`,
    [weekday],
  )
const kindsOf = async ({ userId }: { userId: string }) =>
  (await owner.query('select kind from notices where user_id = $1 order by kind', [userId])).rows.map(
    ({ kind }) => kind,
  )
const linesOf = async ({ userId }: Caller) => {
  const { acts, news, past } = await viewInbox(userId, null)
  const said = (all: typeof acts) => all.map(({ verb, words: rest }) => `${verb} ${rest}`.trim())
  return { acts: said(acts), news: said(news.rows), past: said(past) }
}
const all = async (who: Caller) => Object.values(await linesOf(who)).flat()
/** What the inbox itself says that waits. */
const waitsOf = async ({ userId }: Caller) =>
  (await viewInbox(userId, null)).acts.reduce((sum, { count }) => sum + count, 0)

describe('each kind of notice', () => {
  it.each(Object.keys(KINDS) as NoticeKind[])('“%s” is told to whom it is for, and to nobody else', async (kind) => {
    const { w, told, not, line } = await KINDS[kind]()
    for (const who of told) {
      expect(await kindsOf(who), 'a row').toContain(kind)
      const { acts, news } = await linesOf(who)
      const said = [...acts, ...news]
      expect(
        said.some((one) => line.test(one)),
        said.join(' | '),
      ).toBe(true)
      expect(await countInbox(who.userId)).toEqual({ waits: await waitsOf(who), hasNews: news.length > 0 })
    }
    for (const who of [...not, w.outsider]) {
      expect(await kindsOf(who)).not.toContain(kind)
      if (!(NOTICE_KINDS[kind] as { act?: unknown }).act)
        expect((await all(who)).filter((one) => line.test(one))).toEqual([])
    }
  })

  it('is gone for whoever has no role there any more, while others have it', async () => {
    const { w, told } = await KINDS['answers-opened']()
    const [gone, stays] = told as Caller[] as [Caller, Caller]
    await owner.query('update memberships set ends_on = current_date where user_id = $1', [gone.userId])
    expect(await all(gone)).toEqual([])
    expect(await countInbox(gone.userId)).toEqual({ waits: 0, hasNews: false })
    expect(await all(stays)).not.toEqual([])
    expect(w).toBeTruthy()
  })

  it('is gone for whoever may not see any more what it is about', async () => {
    const w = await leaders('preparing')
    const about = { ...at(w), title: 'Proof', speaksFor: '2026-01-01', readers: 'peers', url: 'https://x.example' }
    const { evidenceId } = await done(
      attachLink(w.officer, about as never) as Promise<{ ok: boolean; value?: { evidenceId: string } }>,
    )
    const threads = [await threadOf(w, w.contributor), await threadOf(w, w.monitor, evidenceId)]
    for (const threadId of threads) await done(replyToThread(w.officer, { threadId, body: 'Yes' }))
    const read = async () => [(await linesOf(w.contributor)).news, (await linesOf(w.monitor)).news]
    expect(await read()).toMatchObject(
      [[/^Olga replied about 1.1/], [/^Olga replied about “Proof”/]].map(([one]) => [
        expect.stringMatching(one as RegExp),
      ]),
    )
    await owner.query('delete from assignments where user_id = $1', [w.contributor.userId])
    await owner.query(`update memberships set role = 'observer' where user_id = $1`, [w.monitor.userId])
    await owner.query(
      `update evidence_items i set legal_class = 'confidential', class_reason = 'R', class_decided_by = i.added_by from evidence e where i.id = e.item_id and e.id = $1`,
      [evidenceId],
    )
    expect(await read()).toEqual([[], []])
  })

  it('is its addressee’s alone: the lead of the same council finds no row of it, by the table or by the function', async () => {
    const { told } = await KINDS.replied()
    const [addressee] = told as Caller[] as [Caller]
    const read = (who: Caller) =>
      asUser(who.userId, async (tx) => (await tx.execute<{ id: string }>(`select id from my_notices()`)).rows)
    expect(await read(addressee)).toHaveLength(1)
    const lead = {
      ...addressee,
      userId: (
        await owner.query(
          `select m.user_id from memberships m join councils c on c.id = m.council_id where c.slug = $1 and m.role = 'lead'`,
          [addressee.place.council],
        )
      ).rows[0].user_id,
    }
    expect(await read(lead)).toEqual([])
    const rows = (who: Caller) =>
      inCouncil(who, async (tx) => ok((await tx.execute<{ user_id: string }>('select user_id from notices')).rows))
    expect(await rows(addressee)).toEqual(ok([{ user_id: addressee.userId }]))
    expect(await rows(lead)).toEqual(ok([]))
  })

  it('is seen by a press, and not by being looked at; what waits goes on waiting', async () => {
    const w = await leaders('setup')
    await done(startPreparing(w.lead, w))
    const before = await viewInbox(w.chair.userId, null)
    expect(await viewInbox(w.chair.userId, null)).toEqual(before)
    expect(before.news.rows).not.toEqual([])
    const count = await countInbox(w.chair.userId)
    expect(count).toEqual({ waits: await waitsOf(w.chair), hasNews: true })
    const ids = before.news.rows.flatMap((line) => line.ids)
    await done(seeNotices(w.leader.userId, { ids }))
    expect(await countInbox(w.chair.userId), 'another’s press').toEqual(count)
    await done(seeNotices(w.chair.userId, { ids }))
    const after = await viewInbox(w.chair.userId, null)
    expect([after.news.rows, after.acts, after.past.length]).toEqual([[], before.acts, before.news.rows.length])
    expect(await countInbox(w.chair.userId)).toEqual({ ...count, hasNews: false })
  })

  it('of a signature that was taken back is gone with it', async () => {
    const w = await signing()
    await done(sign(w.leader, w))
    expect((await linesOf(w.lead)).news).toContain('Leader signed Self-assessment')
    await done(takeBackAnswer(w.leader, w))
    expect((await linesOf(w.lead)).news).not.toContain('Leader signed Self-assessment')
    expect((await linesOf(w.leader)).acts).toEqual(['Sign Self-assessment'])
  })

  it('of a question is told to whom it is newly given, and of a signature to whoever has to give one', async () => {
    const w = await leaders('preparing')
    const told = async (kind: string) =>
      (
        await owner.query('select user_id from notices where kind = $1 and assessment_id = $2 and seen_at is null', [
          ...[kind, w.assessmentId],
        ])
      ).rows.map((row) => row.user_id as string)
    const assign = (...people: Caller[]) =>
      done(assignQuestions(w.lead, { ...w, codes: ['1.1'], userIds: people.map(({ userId }) => userId) }))
    await assign(w.officer)
    await owner.query('update notices set seen_at = now()')
    await assign(w.officer, w.member)
    expect(await told('assigned')).toEqual([w.member.userId])
    await assign(w.member)
    await assign(w.officer, w.member)
    expect((await told('assigned')).sort(), 'given anew').toEqual([w.member.userId, w.officer.userId].sort())

    const s = await signing()
    await done(sign(s.leader, s))
    await owner.query('update notices set seen_at = now()')
    await owner.query('update memberships set ends_on = current_date where user_id = $1', [s.chief.userId])
    const { rows } = await owner.query(
      `select id from assessment_duties where user_id = $1 and duty = 'signatory' and assessment_id = $2`,
      [s.chief.userId, s.assessmentId],
    )
    const next = { assessmentId: s.assessmentId, dutyId: rows[0].id, userId: s.officer.userId, reason: 'They left' }
    await done(nameSuccessor(s.lead, next))
    const wanted = await owner.query(
      `select user_id from notices where kind = 'signature-wanted' and assessment_id = $1 and seen_at is null`,
      [s.assessmentId],
    )
    expect(wanted.rows.map((row) => row.user_id).sort(), 'the new one, and whose signature fell').toEqual(
      [s.officer.userId, s.leader.userId].sort(),
    )
  })

  it('says where the meeting is to whoever may follow it, and to others that a day was moved', async () => {
    const w = await leaders('scoring')
    await done(arrange(w, 10))
    const days = { title: 'Self-assessment', scoresDueOn: null, meetingOn: inDays(12), reason: 'The hall is taken' }
    await done(setDates(w.lead, { assessmentId: w.assessmentId, ...days }))
    expect(await kindsOf(w.chair)).toContain('meeting-moved')
    expect(await kindsOf(w.contributor)).toContain('dates-changed')
    expect(await kindsOf(w.contributor)).not.toContain('meeting-moved')
    expect(JSON.stringify(await viewInbox(w.contributor.userId, null))).not.toContain('Room 1')
    await owner.query(`update notices set kind = 'meeting-moved' where kind = 'dates-changed' and user_id = $1`, [
      w.contributor.userId,
    ])
    expect((await all(w.contributor)).filter((one) => one.includes('meeting'))).toEqual([])
  })

  it('begins anew where the same happens again', async () => {
    const w = await leaders('preparing')
    const threadId = await threadOf(w)
    for (const body of ['One', 'Two']) {
      await done(replyToThread(w.officer, { threadId, body }))
      expect((await linesOf(w.member)).news).toHaveLength(1)
      const { news } = await viewInbox(w.member.userId, null)
      await done(seeNotices(w.member.userId, { ids: news.rows.flatMap(({ ids }) => ids) }))
      expect((await linesOf(w.member)).news).toEqual([])
    }
  })
})

describe('what waits', () => {
  /** What the council's home, the overview and the navigation say that waits, and what the inbox says of this council. */
  async function said(who: Caller, assessmentId: string) {
    const all = (waiting: readonly Waiting[]) =>
      waiting.flatMap((one) => (one.question ? [`${one.kind} ${one.question.code}`] : Array(one.count).fill(one.kind)))
    const [home, overview, stages] = [
      await viewCouncilHome(who, null),
      await viewOverview(who, { assessmentId }),
      await viewStages(who, { assessmentId }),
    ]
    const { acts } = await viewInbox(who.userId, null)
    const { rows } = await asUser(who.userId, (tx) =>
      tx.execute<{ kind: string; code: string | null }>('select kind, code from my_waits()'),
    )
    return {
      home: home.ok
        ? [...home.value.assessments.flatMap(({ waiting }) => all(waiting)), ...all(home.value.elsewhere)].sort()
        : [],
      overview: overview.ok ? all(overview.value.waiting).sort() : [],
      tiles: overview.ok ? overview.value.questions.flatMap((q) => (q.waiting ? [`${q.waiting} ${q.code}`] : [])) : [],
      counted: stages.ok ? Object.values(stages.value.waiting).reduce((sum, count) => sum + count, 0) : 0,
      inbox: rows.map(({ kind, code }) => (kind in QUESTION_ACTS ? `${kind} ${code}` : kind)).sort(),
      lines: acts.reduce((sum, { count }) => sum + count, 0),
      badge: (await countInbox(who.userId)).waits,
    }
  }

  it.each(['setup', 'preparing', 'scoring', 'agreeing', 'signing', 'submitted'] as const)(
    'is what the council’s home, the overview and its navigation say, for everybody, in “%s”',
    async (state) => {
      const codes = ['1.1', '1.2', '1.3', '1.4']
      const w = await buildWorld({
        ...{
          state: state === 'signing' || state === 'submitted' ? 'agreeing' : state,
          questions: codes,
          ready: ['1.1', '1.2', '1.3'],
        },
        cast: {
          ...SCORERS,
          ...{ sam: { role: 'officer', duties: ['signatory'] }, cora: { role: 'contributor', assigned: ['1.4'] } },
        } as typeof SCORERS,
      })
      if (state === 'agreeing') {
        for (const code of ['1.1', '1.2', '1.3']) {
          const { roundId } = w.assessment.question(code)
          await w.score(code, [2, 2, 2, 2, code === '1.3' ? undefined : 2])
          if (code === '1.3') continue
          await done(revealRound(w.chair, { ...at(w), code, roundId }))
          if (code === '1.1')
            await done(
              agreeScore(w.chair, { ...at(w), level: 2, ambition: 4, reason: 'Agreed', groupDissent: '' } as never),
            )
        }
        await done(recordStance(w.ada, { ...at(w), stance: 'concur', minorityView: '', isNamed: false } as never))
      }
      if (state === 'signing' || state === 'submitted') await w.move(state)
      const isPerson = (one: unknown) => typeof one === 'object' && one !== null && 'place' in one && 'userId' in one
      const people = Object.values(w as Record<string, unknown>).filter(isPerson) as Caller[]
      expect(people.length).toBeGreaterThan(10)
      let some = 0
      for (const who of people) {
        const { home, overview, tiles, counted, inbox, lines, badge } = await said(who, w.assessmentId)
        expect(home).toEqual(inbox)
        expect(overview).toEqual(inbox)
        expect(tiles.sort()).toEqual(inbox.filter((one) => one.includes(' ')))
        expect([counted, lines, badge]).toEqual([inbox.length, inbox.length, inbox.length])
        some += inbox.length
      }
      if (state !== 'submitted') expect(some).toBeGreaterThan(0)
    },
  )

  it('stands once a kind, a place and a day, by its day', async () => {
    const w = await buildWorld({ state: 'scoring', questions: ['1.1', '1.2', '1.3'], cast: SCORERS })
    const inbox = await viewInbox(w.ada.userId, null)
    expect(inbox.acts).toMatchObject([
      { verb: 'Score', words: expect.stringMatching(/^1\.1 .+, and 2 more$/), due: inDays(14) },
    ])
    await done(submitScore(w.ada, { ...at(w), ...GIVEN }))
    expect((await linesOf(w.ada)).acts).toMatchObject([expect.stringMatching(/^Score 1\.2 .+, and 1 more$/)])
    expect((await linesOf(w.lead)).acts, 'nobody else is told what waits for them').toEqual([])
  })

  it('holds for whoever leads: what is ready to be opened, signed and submitted, and which duty nobody has', async () => {
    const w = await leaders('preparing')
    expect((await linesOf(w.lead)).acts).toEqual(['Open scoring in Self-assessment: every answer is ready'])
    const a = await agreed()
    expect((await linesOf(a.lead)).acts).toEqual(['Start signing Self-assessment: every level is agreed'])
    await done(startSigning(a.lead, a))
    for (const one of [a.leader, a.chief]) {
      expect((await linesOf(a.lead)).acts).toEqual([])
      await done(sign(one, a))
      expect((await linesOf(one)).acts, 'who has signed is asked no more').toEqual([])
    }
    expect((await linesOf(a.lead)).acts).toEqual(['Submit Self-assessment: everybody has signed'])
  })

  it('is the chair’s without a seat too, where scores are revealed and nothing is agreed', async () => {
    const questions = ['1.1', '1.2']
    const w = await buildWorld({ state: 'agreeing', questions, ready: questions, cast: SCORERS })
    await w.score('1.1', [2, 2, 2, 2, 2])
    await done(revealRound(w.chair, at(w)))
    expect((await linesOf(w.chair)).acts).toEqual([expect.stringMatching(/^Record the level of 1\.1 \D/)])
    expect((await linesOf(w.lead)).acts, 'and nobody else’s').toEqual([])
    await done(agreeScore(w.chair, { ...at(w), level: 2, ambition: 3, reason: 'We agree', groupDissent: '' } as never))
    expect((await linesOf(w.chair)).acts).toEqual([])
  })

  it('is to open scoring once every answer is ready and nobody who is named has still to accept', async () => {
    const w = await buildWorld({ state: 'preparing', questions: ['1.1', '1.2'], ready: ['1.1'], cast: LEADERS })
    const waits = async (who: Caller) => (await linesOf(who)).acts.filter((one) => one.startsWith('Open scoring'))
    expect(await waits(w.lead)).toEqual([])
    await owner.query(`update assessment_questions set progress = 'ready' where assessment_id = $1`, [w.assessmentId])
    expect([await waits(w.lead), await waits(w.chair)]).toEqual([
      ['Open scoring in Self-assessment: every answer is ready'],
      [],
    ])
    const { rows } = await owner.query(
      `insert into invitations (council_id, email, name, role, post, token_hash, invited_by, expires_at)
        values ($1, 'ida@x.example', 'Ida', 'member', 'Councillor', 'x', $2, now() + interval '1 day') returning id`,
      [w.council.id, w.lead.userId],
    )
    await owner.query(
      `insert into promised_duties (council_id, assessment_id, invitation_id, duty) values ($1, $2, $3, 'assessor')`,
      [w.council.id, w.assessmentId, rows[0].id],
    )
    expect(await waits(w.lead)).toEqual([])
  })

  it('is to open the meeting from its day on, or once the day of scoring is over, whoever has scored', async () => {
    const w = await leaders('scoring')
    const waits = async (who: Caller) => (await linesOf(who)).acts.filter((one) => one.startsWith('Open the meeting'))
    const days = (scores: number, meeting: number) =>
      owner.query('update assessments set scores_due_on = $2, meeting_on = $3 where id = $1', [
        ...[w.assessmentId, inDays(scores), inDays(meeting)],
      ])
    await days(1, 9)
    expect([await waits(w.lead), await waits(w.chair)]).toEqual([[], []])
    await days(-1, 9)
    const line = 'Open the meeting of Self-assessment: the days of scoring alone are over'
    expect([await waits(w.lead), await waits(w.chair), await waits(w.member)]).toEqual([[line], [line], []])
    await done(openMeeting(w.chair, w))
    expect(await waits(w.lead)).toEqual([])
  })

  it('is the peer lead’s: to decide on facts as soon as one is questioned, and to publish once the council has had its days', async () => {
    const { w, peer, reviewId } = await reported()
    const lead = { userId: peer.userId } as Caller
    const waits = async () => (await linesOf(lead)).acts.filter((one) => /facts|Publish/.test(one))
    expect(await waits()).toEqual([])
    const { rows } = await owner.query('select id from findings where review_id = $1', [reviewId])
    const point = { reviewId, kind: 'finding', id: rows[0].id, says: 'It is 3 years', correction: '2 years' } as const
    const { id: pointId } = await done(questionFact(w.officer, point))
    expect(await waits()).toEqual(['Decide on the facts that the council questions in A review'])
    await done(decideFact(peer, { pointId, outcome: 'kept', words: '', answer: 'It was 3 years then' }))
    expect(await waits()).toEqual([])
    await owner.query('update reviews set check_until = current_date - 1 where id = $1', [reviewId])
    expect(await waits()).toEqual(['Publish the report of A review: the time for facts is over'])
    await done(publishReport(peer, {}))
    expect(await waits()).toEqual([])
  })

  it('is the same at every hour of the day, and nothing of what was put away or left out', async () => {
    const { w, peer } = await reported()
    const waitsIn = async (zone: string) => {
      const client = await owner.connect()
      await client.query(`set timezone to '${zone}'`)
      const { rows } = await client.query('select kind, due::text from waits_of($1) order by 1, 2', [w.lead.userId])
      const { rows: peers } = await client.query('select kind from waits_of($1) order by 1', [peer.userId])
      await client.query('reset timezone')
      client.release()
      return { rows, peers }
    }
    await owner.query(
      `update reviews set check_until = (now() at time zone 'Europe/London')::date, ends_on = (now() at time zone 'Europe/London')::date where council_id = $1`,
      [w.council.id],
    )
    const here = await waitsIn('Europe/London')
    expect(here.rows.map(({ kind }) => kind)).toContain('check-facts')
    for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12']) expect(await waitsIn(zone)).toEqual(here)

    const l = await leaders('preparing')
    const threadId = await threadOf(l)
    await done(assignThread(l.member, { threadId, userId: l.officer.userId, dueOn: null }))
    const comments = async () => (await linesOf(l.officer)).acts.filter((one) => one.startsWith('Answer the comment'))
    expect(await comments()).toHaveLength(1)
    await owner.query(`update assessment_questions set left_out_reason = 'Not ours' where id = $1`, [l.documentId])
    expect(await comments()).toEqual([])
  })

  it('is the second person’s of two who let somebody leave for good, and nobody else’s', async () => {
    const w = await leaders('preparing')
    const second = await w.join('Second lead', { role: 'lead' })
    await owner.query('update memberships set ends_on = current_date where user_id = $1', [w.member.userId])
    const waits = async (who: Caller) =>
      (await linesOf(who)).acts.filter((one) => one.startsWith('Confirm, or call off'))
    await done(askAnonymity(w.lead, { userId: w.member.userId, reason: 'They asked for it' }))
    expect([await waits(w.lead), await waits(w.officer), await waits(w.outsider)]).toEqual([[], [], []])
    expect(await waits(second)).toEqual(['Confirm, or call off that Mia leaves for good'])
    const { acts } = await viewInbox(second.userId, null)
    expect(acts.find(({ kind }) => kind === 'confirm-leaving')?.href).toBe(
      `/c/${w.council.slug}/people/${w.member.userId}/leaving`,
    )
    const offices = [await buildUser('Office one'), await buildUser('Office two')] as const
    for (const { userId } of offices) await owner.query('update users set is_programme = true where id = $1', [userId])
    const [asker, other] = offices
    await done(askLeaving(asker.userId, { kind: 'council', about: w.council.slug, reason: 'It merged' }))
    expect(await waits(asker as never)).toEqual([])
    expect(await waits(other as never)).toEqual([`Confirm, or call off that ${w.council.name} leaves for good`])
    expect(await waits(second)).toHaveLength(1)
    await owner.query('update leavings set called_off_by = asked_by, called_off_at = now()')
    expect([await waits(second), await waits(other as never)]).toEqual([[], []])
  })

  it('has a successor’s name taken from it, and not before', async () => {
    const w = await leaders('scoring')
    await owner.query('update memberships set ends_on = current_date where user_id = $1', [w.chief.userId])
    const waits = async () => (await linesOf(w.lead)).acts
    expect(await waits()).toEqual(['Name a successor to Chief, and 1 more'])
    const { rows } = await owner.query('select id, duty from assessment_duties where user_id = $1 order by duty', [
      w.chief.userId,
    ])
    for (const { id } of rows)
      await done(
        nameSuccessor(w.lead, {
          assessmentId: w.assessmentId,
          dutyId: id,
          userId: w.officer.userId,
          reason: 'They left',
        }),
      )
    expect(await waits()).toEqual([])
  })

  it('is a peer’s too: first to say what connects them, then to read, until they have', async () => {
    const w = await leaders('preparing')
    const { user, peer } = await underReview(w)
    await owner.query(`update review_peers set conflict = 'awaiting' where email = $1`, [user.email])
    const who = { userId: user.userId } as Caller
    expect((await linesOf(who)).acts).toEqual(['Say what connects you with the council of A review, if anything'])
    await owner.query(
      `update review_peers set conflict = 'declared', conflict_text = 'I live there' where email = $1`,
      [user.email],
    )
    expect((await linesOf(who)).acts).toEqual([])
    expect((await linesOf(w.lead)).acts).toEqual(['Decide whether Pia may review'])
    expect((await linesOf(w.officer)).acts).toEqual([])
    await owner.query(`update review_peers set conflict = 'none' where email = $1`, [user.email])
    expect((await linesOf(who)).acts).toEqual(['Read and comment in A review'])
    await done(commentOnSubmission(peer, { code: '1.1', body: 'Who keeps it?' } as never))
    expect((await linesOf(who)).acts).toEqual([])
  })
})

const subjectIn = (source = '') => /^Subject: (.*(?:\r?\n .*)*)/m.exec(source)?.[1]?.replaceAll(/\r?\n /g, ' ')
/** A day of next week, as `morning` counts them. */
const nextWeek = async (weekday: number) =>
  (
    await owner.query(
      `select (date_trunc('week', current_date::timestamp) + make_interval(days => $1::int + 6))::date::text as day`,
      [weekday],
    )
  ).rows[0].day as string
const itsTime = () => owner.query('update jobs._private_jobs set run_at = now()')
const cadence = (who: Caller, wish: Cadence) =>
  done(chooseMail(who.userId, { council: who.place.council, cadence: wish }))
const emailOf = async ({ userId }: Caller) =>
  (await owner.query('select email from users where id = $1', [userId])).rows[0].email as string
const sent = async (who: Caller) => {
  await sendMails()
  const email = await emailOf(who)
  const got = []
  while (mail.unread(email) > 0) got.push((await mail.next(email)).source)
  return got
}

describe('mail of notices', () => {
  const reply = async (w: World, threadId: string) =>
    done(replyToThread(w.officer, { threadId, body: 'A word of the comment' }))

  it('comes at once, in the morning, on Mondays or never, as each person chose for the council', async () => {
    const w = await leaders('preparing')
    const wishes: [Caller, Cadence][] = [
      [w.member, 'at-once'],
      [w.monitor, 'daily'],
      [w.deputy, 'weekly'],
      [w.chair, 'none'],
    ]
    const threads: string[] = []
    for (const [who, wish] of wishes) {
      await cadence(who, wish)
      threads.push(await threadOf(w, who))
    }
    for (const threadId of threads) await reply(w, threadId)
    const came = async () => {
      const all: number[] = []
      for (const [who] of wishes) all.push((await sent(who)).length)
      return all
    }
    expect(await came()).toEqual([1, 0, 0, 0])
    await morning(2)
    expect(await came()).toEqual([0, 1, 0, 0])
    await morning(1)
    expect(await came()).toEqual([0, 0, 1, 0])
    await morning(1)
    expect(await came(), 'nothing is told twice').toEqual([0, 0, 0, 0])
    expect((await linesOf(w.chair)).news, 'the inbox has it in any case').toHaveLength(1)
  })

  it('reads as text and as HTML, names the question by its name, leads to pages, and says nothing of what was written', async () => {
    const w = await leaders('preparing')
    await cadence(w.member, 'at-once')
    await reply(w, await threadOf(w))
    const [source = ''] = await sent(w.member)
    const [shortName] = (
      await owner.query(
        `select f.short_name from assessment_questions q join framework_questions f on f.id = q.framework_question_id where q.id = $1`,
        [w.documentId],
      )
    ).rows.map((row) => row.short_name as string)
    const page = `/c/${w.council.slug}/assessments/${w.assessmentId}/comments?thread=`
    for (const kind of ['text/plain', 'text/html']) {
      const part = source.slice(source.indexOf(`Content-Type: ${kind}`)).split(/\r?\n--/)[0] ?? ''
      expect(part, kind).toContain(`Olga replied about 1.1 ${shortName}`)
      expect(part.replaceAll('&amp;', '&')).toContain(page)
      expect(part).toContain('/inbox')
      expect(part).toContain('/account/mail')
      expect(part).not.toContain('A word of the comment')
    }
    expect(source).toMatch(/^Subject: Concord: Olga replied about 1\.1/m)
    expect(source).toMatch(/^Auto-Submitted: auto-generated/m)
    expect(source).toMatch(/^List-Unsubscribe: <\S+\/account\/mail>/m)
  })

  it('goes to nobody who was removed between event and sending, and to whoever stays', async () => {
    const w = await leaders('preparing')
    const both = [w.member, w.monitor]
    for (const who of both) await cadence(who, 'at-once')
    for (const who of both) await reply(w, await threadOf(w, who))
    await done(removePerson(w.lead, { membershipId: w.member.membershipId, reason: 'They left' } as never))
    expect([(await sent(w.member)).length, (await sent(w.monitor)).length]).toEqual([0, 1])
    expect((await owner.query(`select * from mails where kind = 'notices'`)).rows).toEqual([])
  })

  it('says what waits because of it, and nothing where it waits no longer', async () => {
    const w = await leaders('preparing')
    await words(w)
    for (const who of [w.chair, w.chief]) await cadence(who, 'at-once')
    await done(openScoring(w.lead, w))
    const { rows } = await owner.query('select id from rounds where assessment_id = $1', [w.assessmentId])
    await done(submitScore(w.chief, { ...at(w), roundId: rows[0].id, ...GIVEN }))
    const [source = ''] = await sent(w.chair)
    expect(source).toMatch(/Score 1\.1 .+, due \w+day \d+ \w+ \d{4}/)
    expect(source).toContain('Your scores stay hidden')
    expect(await sent(w.chief), 'they have scored').toEqual([])
  })

  it('comes at most once an hour, and then with all that came meanwhile', async () => {
    const w = await leaders('preparing')
    await cadence(w.member, 'at-once')
    const threads = [await threadOf(w), await threadOf(w), await threadOf(w)]
    await reply(w, threads[0] ?? '')
    expect(await sent(w.member)).toHaveLength(1)
    for (const threadId of threads.slice(1)) await reply(w, threadId)
    expect(await sent(w.member)).toEqual([])
    await itsTime()
    const [source, ...more] = await sent(w.member)
    expect([source?.includes(', and 1 more'), more]).toEqual([true, []])
  })

  it('has no words of anybody in its subject, and says how much there is', async () => {
    const w = await leaders('preparing')
    for (const who of [w.monitor, w.member]) await cadence(who, 'at-once')
    const link = { title: 'Budget', speaksFor: '2026-01-31', readers: 'council', url: 'https://northmoor.example/1' }
    const { itemId } = await done(attachLink(w.officer, attachLinkInput.parse(link)))
    await done(
      changeReaders(w.officer, changeReadersInput.parse({ itemId, readers: 'public', why: 'It is no secret' })),
    )
    const [one = ''] = await sent(w.monitor)
    expect(one).toContain('Budget')
    expect(subjectIn(one)).toBe(`Concord: 1 thing for you in ${w.council.name}`)
    for (const threadId of [await threadOf(w), await threadOf(w)]) await reply(w, threadId)
    expect(subjectIn((await sent(w.member))[0])).toBe(`Concord: 2 things for you in ${w.council.name}`)
  })

  it('brings a date for each meeting that was moved', async () => {
    const w = await leaders('scoring')
    const moved = (id: string) => ({
      ...{ id, kind: 'meeting-moved' as const, slug: w.council.slug, place: w.council.name, assessment_id: id },
      ...{ title: 'A', subject_id: null, subject_kind: null, code: null, short_name: null, about: id, who: null },
      ...{ duty: null, starts_at: '2027-03-01T18:00:00Z', minutes: 90, venue: 'Room 1', version: 1 },
      ...{ happened_at: '2027-01-01T00:00:00Z', seen_at: null },
    })
    const to = `${randomUUID()}@people.example`
    const letter = writeNotices({
      ...{ to, name: 'N', council: w.council.name, cadence: 'daily', waits: [] },
      notices: [moved(randomUUID()), moved(randomUUID())] as never,
    })
    expect(letter?.calendars).toHaveLength(2)
    expect(await deliver({ kind: 'notices', ...(letter as NonNullable<typeof letter>) })).toMatchObject({
      outcome: 'sent',
    })
    const { source } = await mail.next(to)
    for (const file of ['concord-meeting.ics', 'concord-meeting-2.ics']) expect(source).toContain(file)
  })

  it('comes on the day that scores are nearly due to whoever wants mail at all, once, and anew where that day was moved', async () => {
    const w = await leaders('scoring')
    await cadence(w.leader, 'weekly')
    await cadence(w.chief, 'none')
    await w.set('scores_due_on', await nextWeek(4))
    await morning(3)
    expect((await sent(w.leader))[0]).toContain('Score 1.1')
    expect(await sent(w.chief)).toEqual([])
    await morning(3)
    await itsTime()
    expect(await sent(w.leader), 'told already').toEqual([])
    await w.set('scores_due_on', await nextWeek(5))
    await morning(3)
    await itsTime()
    expect(await sent(w.leader)).toHaveLength(1)
  })

  it('tells in the morning of what waits by a day, once for each day, and nobody whose it is not', async () => {
    const { w, here } = await submittedOne()
    const to = { ...here, body: 'audit', bodyName: 'Audit', meetsOn: inDays(-1) }
    const { referralId } = await done(referToBody(w.lead, referToBodyInput.parse(to)))
    const mornings = async () => {
      await morning(2)
      await itsTime()
      const [officer, lead] = [await sent(w.officer), await sent(w.lead)]
      expect([await sent(w.member), await sent(w.observer)]).toEqual([[], []])
      return [officer, lead].map((got) => got.filter((one) => one.includes('Enter the minute of Audit')).length)
    }
    const [officers] = await mornings()
    expect(await mornings(), 'told already').toEqual([0, 0])
    await owner.query(`update referrals set meets_on = meets_on - 1 where id = $1`, [referralId])
    expect(await mornings()).toEqual([officers, 1])
    await owner.query('update assessments set archived_at = now() where id = $1', [w.assessmentId])
    await owner.query(`update referrals set meets_on = meets_on - 1 where id = $1`, [referralId])
    expect(await mornings(), 'put away').toEqual([0, 0])
  })

  it('goes to the peers of a review: to who was let in, asked or commented, and to their lead of facts', async () => {
    const { w, peer, reviewId } = await reported()
    const lead = await emailOf(peer as never)
    const ann = await buildUser('Ann')
    await owner.query(
      `insert into review_peers (review_id, council_id, name, email, role, conflict, conflict_text) select r.id, r.council_id, 'Ann', $2, 'peer', 'declared', 'C' from reviews r where r.id = $1`,
      [reviewId, ann.email],
    )
    await sendMails()
    while (mail.unread(ann.email) > 0) await mail.next(ann.email)
    while (mail.unread(lead) > 0) await mail.next(lead)
    const news = async () => {
      await owner.query(`update mails set not_before = null, asked_at = array[now() - interval '2 hours']`)
      await itsTime()
      await sendMails()
      const got: string[][] = []
      for (const address of [lead, ann.email]) {
        const all: string[] = []
        while (mail.unread(address) > 0) all.push((await mail.next(address)).source)
        got.push(all)
      }
      return got.map((all) => all.length)
    }
    const { rows } = await owner.query('select id from review_peers where review_id = $1 and email = $2', [
      ...[reviewId, ann.email],
    ])
    await done(clearConflict(w.lead, { reviewId, peerId: rows[0].id }))
    expect(await news(), 'let in').toEqual([0, 1])
    const finding = await owner.query('select id from findings where review_id = $1', [reviewId])
    const point = { reviewId, kind: 'finding', id: finding.rows[0].id, says: 'It is 3', correction: '2' } as const
    await done(questionFact(w.officer, point))
    expect(await news(), 'a fact').toEqual([1, 0])
    for (const answer of ['answered', 'declined'] as const) {
      const { rows: asked } = await owner.query(
        `insert into evidence_requests (review_id, council_id, code, words, due_on, author_id, author_name)
         values ($1, $2, '1.1', 'The register', $3, $4, 'Ann') returning id`,
        [reviewId, w.council.id, inDays(5), ann.userId],
      )
      const requestId = asked[0].id as string
      if (answer === 'answered')
        await done(answerRequest(w.lead, { requestId, answer: 'It is on the intranet', itemId: '' }))
      else await done(declineRequest(w.lead, { requestId, reason: 'It is not ours' }))
      expect(await news(), answer).toEqual([0, 1])
    }
    await owner.query(`update reviews set state = 'closed' where id = $1`, [reviewId])
    await owner.query(`select queue_review_news(review_id, id) from review_peers where review_id = $1`, [reviewId])
    expect(await news(), 'closed').toEqual([0, 0])
  })

  it('goes to a peer whose shared comment was answered', async () => {
    const w = await leaders('preparing')
    const { user, peer } = await underReview(w)
    const { id: commentId } = await done(commentOnSubmission(peer, { code: '1.1', body: 'Who keeps it?' } as never))
    await done(shareComment(peer as never, { commentId }))
    await owner.query(`update review_comments set shared_at = shared_at - interval '16 minutes'`)
    await sendMails()
    while (mail.unread(user.email) > 0) await mail.next(user.email)
    await done(answerPeers(w.lead, { commentId, body: 'Finance does' }))
    await sendMails()
    expect(mail.unread(user.email)).toBe(1)
    const { source } = await mail.next(user.email)
    expect(source).not.toContain('Finance does')
  })

  it('tells of a meeting that was moved at once, whatever was chosen but never, with a date that moves the one before', async () => {
    const w = await leaders('scoring')
    await cadence(w.leader, 'weekly')
    await cadence(w.chief, 'none')
    await done(arrange(w, 10))
    const calendarOf = (source = '') => {
      const found = /BEGIN:VCALENDAR[\s\S]*?END:VCALENDAR/.exec(source)?.[0]
      const encoded = /Content-Type: text\/calendar[\s\S]*?\r?\n\r?\n([\w+/=\r\n]+)/.exec(source)?.[1]
      const text = found ?? Buffer.from(encoded ?? '', 'base64').toString()
      return {
        uid: /UID:(.*)/.exec(text)?.[1]?.trim(),
        sequence: Number(/SEQUENCE:(\d+)/.exec(text)?.[1]),
        start: /DTSTART:(.*)/.exec(text)?.[1]?.trim(),
      }
    }
    const first = calendarOf((await sent(w.leader))[0])
    expect(await sent(w.chief)).toEqual([])
    await done(arrange(w, 11))
    await itsTime()
    const second = calendarOf((await sent(w.leader))[0])
    expect(second.uid).toBe(first.uid)
    expect(first.uid).toContain(w.assessmentId)
    expect(second.sequence).toBeGreaterThan(first.sequence)
    expect(second.start).not.toBe(first.start)
  })

  it('that was cut off is sent to nobody again and shown to nobody, and its addressee’s inbox has it', async () => {
    const w = await leaders('preparing')
    await words(w)
    await cadence(w.chair, 'at-once')
    await done(openScoring(w.lead, w))
    const { rows } = await owner.query(`select id from mails where kind = 'notices'`)
    expect(await takeMail(rows[0].id), 'by somebody who then is gone').toMatchObject({ kind: 'notices' })
    expect(await sent(w.chair)).toEqual([])
    expect((await owner.query(`select * from mails where kind = 'notices'`)).rows).toEqual([])
    await itsTime()
    expect(await sent(w.chair)).toEqual([])
    expect((await linesOf(w.chair)).acts).toMatchObject([expect.stringMatching(/^Score 1\.1 /)])
    expect(await all(w.lead)).toEqual([])
  })

  it('that may or may not have gone, as in a copy of a database, keeps back no later one', async () => {
    const w = await leaders('preparing')
    await cadence(w.member, 'at-once')
    const threadId = await threadOf(w)
    await reply(w, threadId)
    await owner.query(`update mails set state = 'unsure' where kind = 'notices'; delete from jobs._private_jobs`)
    expect(await sent(w.member)).toEqual([])
    await reply(w, threadId)
    expect(await sent(w.member)).toHaveLength(1)
  })

  it('does not say that enough have scored, which is for the screen alone', async () => {
    const w = await leaders('agreeing')
    await words(w)
    for (const one of w.assessors) await done(submitScore(one, { ...at(w), ...GIVEN }))
    expect((await linesOf(w.lead)).acts).toMatchObject([expect.stringMatching(/^Reveal 1\.1 /)])
    await reply(w, await threadOf(w, w.lead))
    await morning()
    const [source = ''] = await sent(w.lead)
    expect(source).toContain('Olga replied')
    expect(source).not.toMatch(/Reveal|enough scores/)
  })

  it('does not remind whoever wants no mail of their scores, which wait in their inbox', async () => {
    const w = await leaders('scoring')
    await cadence(w.chief, 'none')
    await done(askReminder(w.lead, { assessmentId: w.assessmentId }))
    expect([(await sent(w.leader)).length, (await sent(w.chief)).length]).toEqual([1, 0])
    expect((await linesOf(w.chief)).acts).toMatchObject([expect.stringMatching(/^Score 1\.1 /)])
  })

  it('is chosen by each person where they have a role, and nowhere else', async () => {
    const w = await leaders('preparing')
    expect(await viewMailChoices(w.member.userId)).toMatchObject([{ slug: w.council.slug, cadence: 'daily' }])
    await cadence(w.member, 'weekly')
    expect(await viewMailChoices(w.member.userId)).toMatchObject([{ slug: w.council.slug, cadence: 'weekly' }])
    expect(await viewMailChoices(w.officer.userId)).toMatchObject([{ cadence: 'daily' }])
    expect(await chooseMail(w.outsider.userId, { council: w.council.slug, cadence: 'none' })).toMatchObject({
      refusal: { kind: 'not-found' },
    })
    const rows = await asUser(
      w.officer.userId,
      async (tx) => (await tx.execute('select * from notice_preferences')).rows,
    )
    expect(rows, 'another’s choice').toEqual([])
  })
})

describe('what the demo does at moments in the past', () => {
  it('is in the inbox at its moment, and is not mailed', async () => {
    const w = await leaders('preparing')
    await cadence(w.member, 'at-once')
    const threadId = await threadOf(w)
    await actAtOtherTimes()
    const now = new Date(Date.now() - 5 * 86_400_000)
    await done(replyToThread({ ...w.officer, now }, { threadId, body: 'Last year' }))
    const { news } = await viewInbox(w.member.userId, null)
    expect(new Date(news.rows[0]?.at ?? '').toISOString()).toBe(now.toISOString())
    expect(await sent(w.member)).toEqual([])
  })
})
