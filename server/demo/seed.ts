import { randomUUID } from 'node:crypto'
import { demoId } from '@/db/demo-id'
import type { Caller, ReviewPlace } from '@/db/gate'
import type { ReviewId, UserId } from '@/db/ids'
import { atOtherTimes } from '@/db/serving'
import { appendUpdates } from '@/db/text-log'
import { latestScoresDue } from '@/lib/assessment/assessment'
import { assignQuestion } from '@/lib/assessment/assign-question'
import { changeRules } from '@/lib/assessment/change-rules'
import { createAssessment } from '@/lib/assessment/create-assessment'
import { markProgress } from '@/lib/assessment/mark-progress'
import { namePeople } from '@/lib/assessment/name-people'
import { openMeeting } from '@/lib/assessment/open-meeting'
import { openScoring } from '@/lib/assessment/open-scoring'
import { startPreparing } from '@/lib/assessment/start-preparing'
import { viewCouncilHome } from '@/lib/assessment/view-council-home'
import { viewQuestion } from '@/lib/assessment/view-question'
import { startThread } from '@/lib/comment/start-thread'
import { attachFile } from '@/lib/evidence/attach-file'
import { attachLink } from '@/lib/evidence/attach-link'
import { arrangeMeeting } from '@/lib/meeting/arrange-meeting'
import { buildAgenda } from '@/lib/meeting/build-agenda'
import { nameFacilitator } from '@/lib/meeting/name-facilitator'
import { closeReview } from '@/lib/review/close-review'
import { commentOnSubmission } from '@/lib/review/comment-on-submission'
import { declareConflict } from '@/lib/review/declare-conflict'
import { invitePeerTeam } from '@/lib/review/invite-peer-team'
import { openNextRound } from '@/lib/score/open-next-round'
import { reopenScore } from '@/lib/score/reopen-score'
import { signOff } from '@/lib/submission/sign-off'
import { startSigning } from '@/lib/submission/start-signing'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { ANSWERS, type DemoAnswer } from './answers'
import { composeText } from './compose-text'
import { ASSESSORS, agree, type Cast, done, reveal, scoreAlone } from './cycle'
import { type DemoFile, makeChart, makeReport, makeWorkbook } from './make-files'

const DAY = 86_400_000
const dateIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)

const castOf =
  (slug: string): Cast =>
  (account, daysAgo, minute = 0) => ({
    userId: demoId(`${account}@${slug}.example`) as UserId,
    place: { council: slug },
    now: new Date(Date.now() - daysAgo * DAY + minute * 60_000),
  })

/**
 * Makes the demo once, by the product's own verbs and as its own people, at moments in the past: one finished cycle and
 * one part-way in Northmoor, a submission under review in Southmere, an assessment being written in Eastvale. Says whether it made them.
 */
export const seedDemo = (demoUrl: string, tell: (line: string) => void): Promise<boolean> =>
  atOtherTimes(demoUrl, () => makeDemo(tell))

async function makeDemo(tell: (line: string) => void): Promise<boolean> {
  const northmoor = castOf('northmoor')
  const home = await done('look at Northmoor', viewCouncilHome(northmoor('lead', 0), null))
  if (home.assessments.length > 0) return false
  tell('Northmoor, last year')
  const last = await wholeCycle(northmoor, 'Self-assessment 2025 to 2026', 380)
  await review(northmoor, last, 'Peer review 2025', 320, true)
  tell('Northmoor, this year')
  await partWay(northmoor)
  tell('Southmere')
  const southmere = castOf('southmere')
  const submitted = await wholeCycle(southmere, 'Self-assessment 2026', 60)
  await review(southmere, submitted, 'Peer review of Southmere', 20, false)
  tell('Eastvale')
  await settingOut(castOf('eastvale'))
  return true
}

async function setUp(cast: Cast, title: string, daysAgo: number, meetingIn: number): Promise<string> {
  const lead = cast('lead', daysAgo)
  const { assessmentId } = await done('start', createAssessment(lead, { title }))
  const id = (account: string) => cast(account, 0).userId as string
  await done(
    'name people',
    namePeople(lead, {
      assessmentId,
      assessors: ASSESSORS.map(id),
      chair: id('chair'),
      signatories: [id('leader'), id('chief.executive')],
    }),
  )
  const meetingOn = dateIn(meetingIn)
  await done(
    'set rules',
    changeRules(lead, {
      assessmentId,
      title,
      meetingOn,
      scoresDueOn: latestScoresDue(meetingOn),
      consensusRule: 'standard',
      agreePercent: 75,
      quorumPercent: 60,
      maxRounds: 3,
      namingRule: 'roles',
      crossPartyRule: true,
      observersComment: false,
    }),
  )
  return assessmentId
}

async function write(
  cast: Cast,
  at: { assessmentId: string; code: string },
  answer: DemoAnswer,
  author: string,
  daysAgo: number,
  place: number,
  lines = answer.answer,
) {
  const by = cast(author, daysAgo)
  const view = await done('open a question', viewQuestion(by, at))
  await appendUpdates([
    {
      councilId: demoId(view.council.slug),
      documentId: view.documentId,
      authorId: by.userId,
      batchId: randomUUID(),
      payload: composeText(lines, 1000 + place),
    },
  ])
}

const writerOf = (code: string) =>
  code.startsWith('3')
    ? 'finance'
    : code.startsWith('1')
      ? 'officer'
      : code.startsWith('4')
        ? 'chief.executive'
        : 'lead'

async function attach(
  cast: Cast,
  at: { assessmentId: string; code: string },
  file: DemoFile,
  title: string,
  daysAgo: number,
  audience: 'public' | 'council' | 'exempt' = 'public',
) {
  const exemption =
    audience === 'exempt'
      ? { exemptParagraph: 3, exemptReason: 'It shows the prices of bidders.', exemptReviewOn: dateIn(200) }
      : { exemptParagraph: undefined, exemptReason: undefined, exemptReviewOn: undefined }
  await done(
    'attach a file',
    attachFile(cast('officer', daysAgo), {
      ...at,
      title,
      speaksFor: dateIn(-daysAgo - 30),
      audience,
      ...exemption,
      fileName: file.fileName,
      size: file.bytes.length,
      bytes: bytesOf(file),
    } as Parameters<typeof attachFile>[1]),
  )
}
async function* bytesOf(file: DemoFile) {
  yield file.bytes
}

async function files(cast: Cast, assessmentId: string, council: string, daysAgo: number) {
  const report = await makeReport('Place profile', council, [
    'This profile brings together what we know of the place and its people: population, economy, housing, health and environment.',
    'The population grew by 3% in five years and is growing older. Two wards hold half of the households in fuel poverty.',
    'Figures are updated each March. The tables behind each chart are open to every member.',
  ])
  const book = await makeWorkbook(
    'Savings tracker',
    ['Saving', 'Planned (thousand)', 'Delivered (thousand)'],
    [
      ['Energy contracts', 420, 410],
      ['Home to school transport', 900, 520],
      ['Office space', 310, 310],
      ['Agency staff', 640, 530],
    ],
  )
  await attach(cast, { assessmentId, code: '1.1' }, report, 'Place profile', daysAgo)
  await attach(cast, { assessmentId, code: '3.4' }, book, 'Savings tracker, end of year', daysAgo, 'council')
  await attach(
    cast,
    { assessmentId, code: '1.7' },
    makeChart('Residents who feel informed', [48, 51, 52, 55]),
    'Residents who feel informed, by year',
    daysAgo,
  )
  await attach(cast, { assessmentId, code: '5.7' }, book, 'Bids for the care contract', daysAgo, 'exempt')
  await done(
    'attach a link',
    attachLink(cast('officer', daysAgo), {
      assessmentId,
      code: '1.3',
      title: 'Consultation pages',
      speaksFor: dateIn(-daysAgo - 10),
      audience: 'public',
      url: 'https://consultation.northmoor.example/results',
    } as Parameters<typeof attachLink>[1]),
  )
}

/** Every question written, scored, agreed, signed and submitted. `since` is how many days ago it began. */
async function wholeCycle(cast: Cast, title: string, since: number): Promise<string> {
  const assessmentId = await setUp(cast, title, since, 30 - since)
  const lead = (after: number, minute = 0) => cast('lead', since - after, minute)
  await done('open the answers', startPreparing(lead(1), { assessmentId }))
  const council = title
  await files(cast, assessmentId, council, since - 5)
  let place = 0
  for (const [code, answer] of ANSWERS) {
    await write(cast, { assessmentId, code }, answer, writerOf(code), since - 4, place++)
    await done('mark as ready', markProgress(lead(8), { assessmentId, code, progress: 'ready' }))
  }
  await done('open scoring', openScoring(lead(10), { assessmentId }))
  await done('open the meeting', openMeeting(lead(20), { assessmentId }))
  for (const [code, answer] of ANSWERS) {
    const at = { assessmentId, code }
    const roundId = await scoreAlone(cast, at, answer, code.endsWith('3') ? 'close' : 'agreed', since - 14)
    await reveal(cast, at, roundId, since - 21)
    await agree(
      cast,
      at,
      roundId,
      answer,
      since - 21,
      code === '2.2'
        ? { account: 'member3', view: 'The meetings are run by the same few people. I would call this level 1.' }
        : undefined,
    )
  }
  await done('start signing', startSigning(lead(25), { assessmentId }))
  for (const account of ['leader', 'chief.executive']) {
    const by = cast(account, since - 26)
    const { seal } = await done('read the seal', viewReadiness(by, { assessmentId }))
    await done('sign', signOff(by, { assessmentId, contentSha256: seal }))
  }
  await done('submit', submitAssessment(lead(27), { assessmentId }))
  return assessmentId
}

const PEERS = ['peerlead', 'peer1', 'peer2', 'peer3']
const PEER_NAMES = ['Margaret Thistlewood', 'Idris Coldbrook', 'Helena Marshgate', 'Jonah Applethwaite']

async function review(cast: Cast, assessmentId: string, title: string, daysAgo: number, isOver: boolean) {
  const team = PEERS.map((account, n) => ({ name: PEER_NAMES[n] ?? account, email: `${account}@peers.example` }))
  const { reviewId } = await done(
    'invite peers',
    invitePeerTeam(cast('lead', daysAgo), { assessmentId, title, endsOn: dateIn(45), team }),
  )
  const peer = (account: string, after: number): Caller<ReviewPlace> => ({
    userId: demoId(`${account}@peers.example`) as UserId,
    place: { review: reviewId as ReviewId },
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

/** Some questions in each state. */
async function partWay(cast: Cast) {
  const assessmentId = await setUp(cast, 'Self-assessment 2026 to 2027', 40, 12)
  await done('open the answers', startPreparing(cast('lead', 39), { assessmentId }))
  await files(cast, assessmentId, 'Northmoor Council', 30)
  const codes = [...ANSWERS.keys()]
  const written = codes.filter((code) => !code.endsWith('8'))
  const ready = codes.filter((code) => Number(code.split('.')[1]) <= 5)
  const id = (account: string) => cast(account, 0).userId as string
  for (const [place, code] of codes.entries()) {
    const answer = ANSWERS.get(code) as DemoAnswer
    await done(
      'assign',
      assignQuestion(cast('lead', 38), {
        assessmentId,
        code,
        userIds: code.endsWith('7') || code === '1.2' ? [id('contributor'), id(writerOf(code))] : [id(writerOf(code))],
      }),
    )
    if (!written.includes(code)) continue
    const isDraft = !ready.includes(code)
    await write(
      cast,
      { assessmentId, code },
      answer,
      writerOf(code),
      25,
      100 + place,
      isDraft ? answer.answer.slice(0, 1) : answer.answer,
    )
    await done(
      'mark progress',
      markProgress(cast('lead', 12), { assessmentId, code, progress: isDraft ? 'drafting' : 'ready' }),
    )
  }
  await done(
    'comment',
    startThread(cast('member3', 11), {
      assessmentId,
      code: '1.3',
      body: 'Renters told me that they never saw the survey. Can we say how many were asked?',
    }),
  )
  await done(
    'comment',
    startThread(cast('member5', 10), {
      assessmentId,
      code: '3.1',
      body: 'Which part of the gap is open, and in which year?',
    }),
  )
  await done('open scoring', openScoring(cast('lead', 9), { assessmentId }))
  await done('open the meeting', openMeeting(cast('lead', 2), { assessmentId }))
  for (const code of ready) {
    const at = { assessmentId, code }
    const answer = ANSWERS.get(code) as DemoAnswer
    const place = Number(code.split('.')[1])
    const spread = code === '2.1' ? 'polarised' : code === '1.2' ? 'split' : place === 3 ? 'close' : 'agreed'
    if (place === 5 && !code.startsWith('1')) continue // nobody has scored these yet
    const roundId = await scoreAlone(cast, at, answer, spread, 5, place === 4 ? 6 : ASSESSORS.length)
    if (place === 4) continue // scored and not revealed
    await reveal(cast, at, roundId, 1)
    if (code === '2.1' || code === '3.3') continue // revealed, to be talked over
    if (code === '1.2') {
      await done(
        'open another round',
        openNextRound(cast('chair', 1, 65), {
          ...at,
          roundId: roundId as never,
          why: 'We read the words “some services” differently. The officers showed the list.',
        }),
      )
      continue
    }
    await agree(
      cast,
      at,
      roundId,
      answer,
      1,
      code === '4.2'
        ? { account: 'member4', view: 'New members do not feel safe to complain. I would say level 2.' }
        : undefined,
    )
    if (code === '1.3') await agreeAgain(cast, at, answer, roundId)
  }
  const lead = cast('lead', 1, 90)
  await done(
    'arrange the meeting',
    arrangeMeeting(lead, { assessmentId, on: dateIn(12), at: '10:00', minutes: 150, place: 'Council chamber' }),
  )
  await done('name the facilitator', nameFacilitator(lead, { assessmentId, userId: id('lead') }))
  await done('put the agenda in order', buildAgenda(lead, { assessmentId }))
}

/** A level that was agreed, reopened for a figure that came late, and agreed again. */
async function agreeAgain(cast: Cast, at: { assessmentId: string; code: string }, answer: DemoAnswer, before: string) {
  await done(
    'reopen',
    reopenScore(cast('lead', 0.5), {
      ...at,
      roundId: before as never,
      why: 'The consultation report came after the meeting and shows more replies than we counted.',
    }),
  )
  const roundId = await scoreAlone(cast, at, answer, 'agreed', 0.45)
  await reveal(cast, at, roundId, 0.4)
  await agree(cast, at, roundId, answer, 0.4)
}

async function settingOut(cast: Cast) {
  const assessmentId = await setUp(cast, 'First self-assessment', 6, 40)
  await done('open the answers', startPreparing(cast('lead', 5), { assessmentId }))
  for (const [place, code] of ['1.1', '2.1', '4.4'].entries()) {
    const answer = ANSWERS.get(code) as DemoAnswer
    await write(cast, { assessmentId, code }, answer, writerOf(code), 3, 300 + place, answer.answer.slice(0, 1))
    await done('mark progress', markProgress(cast('lead', 2), { assessmentId, code, progress: 'drafting' }))
  }
  await done('start', createAssessment(cast('lead', 1), { title: 'Pilot of the finance questions' }))
}
