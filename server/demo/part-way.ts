import type { Caller } from '@/db/gate'
import { assignQuestions } from '@/lib/assessment/assign-questions'
import { markProgress } from '@/lib/assessment/mark-progress'
import { openMeeting } from '@/lib/assessment/open-meeting'
import { openScoring } from '@/lib/assessment/open-scoring'
import { startPreparing } from '@/lib/assessment/start-preparing'
import { startThread } from '@/lib/comment/start-thread'
import { arrangeMeeting } from '@/lib/meeting/arrange-meeting'
import { buildAgenda } from '@/lib/meeting/build-agenda'
import { nameFacilitator } from '@/lib/meeting/name-facilitator'
import { openNextRound } from '@/lib/score/open-next-round'
import { reopenScore } from '@/lib/score/reopen-score'
import { viewQuestion } from '@/lib/score/view-question'
import { ANSWERS, type DemoAnswer } from './answers'
import { attachEvidence } from './attach-evidence'
import { type At, type Cast, dateIn, done } from './cast'
import { markEvidence } from './mark-evidence'
import { ASSESSORS, agree, reveal, scoreAlone } from './score-together'
import { setUp } from './set-up'
import { suggest } from './suggest'
import { write, writerOf } from './write-answer'

/** Some questions in each state. */
export async function partWay(cast: Cast) {
  const assessmentId = await setUp(cast, 'Self-assessment 2026 to 2027', 40, 12)
  await done('open the answers', startPreparing(cast('lead', 39), { assessmentId }))
  await attachEvidence(cast, assessmentId, 'Northmoor Council', 30, true)
  for (const [place, [code, answer]] of [...ANSWERS].entries())
    await writeAsFar(cast, { assessmentId, code }, answer, 100 + place)
  await markEvidence(cast, assessmentId, 20)
  await talk(cast, assessmentId)
  await suggest(cast, assessmentId, 10)
  await done('open scoring', openScoring(cast('lead', 9), { assessmentId }))
  await done('open the meeting', openMeeting(cast('lead', 2), { assessmentId }))
  for (const [code, answer] of ANSWERS) if (isReady(code)) await scoreAsFar(cast, { assessmentId, code }, answer)
  const lead = cast('lead', 1, 90)
  await done(
    'arrange the meeting',
    arrangeMeeting(lead, { assessmentId, on: dateIn(12), at: '10:00', minutes: 150, place: 'Council chamber' }),
  )
  await done('name the facilitator', nameFacilitator(lead, { assessmentId, userId: idOf(cast, 'lead'), reason: '' }))
  await done('put the agenda in order', buildAgenda(lead, { assessmentId }))
}

const idOf = (cast: Cast, account: string) => cast(account, 0).userId as string
const numberOf = (code: string) => Number(code.split('.')[1])
const isReady = (code: string) => numberOf(code) <= 5

/** The first five of each area are ready, the eighth is not begun, the others are drafts. */
async function writeAsFar(cast: Cast, at: At, answer: DemoAnswer, place: number) {
  const { code } = at
  const writers = code.endsWith('7') || code === '1.2' ? ['contributor', writerOf(code)] : [writerOf(code)]
  await done(
    'assign',
    assignQuestions(cast('lead', 38), {
      ...{ assessmentId: at.assessmentId, codes: [code], how: 'instead' },
      userIds: writers.map((account) => idOf(cast, account)),
    }),
  )
  if (code.endsWith('8')) return
  const lines = isReady(code) ? answer.answer : answer.answer.slice(0, 1)
  await write(cast, at, writerOf(code), 25, place, lines)
  const progress = isReady(code) ? 'ready' : 'drafting'
  await done('mark progress', markProgress(cast('lead', 12), { ...at, progress }))
}

async function talk(cast: Cast, assessmentId: string) {
  const comment = async (by: Caller, code: string, body: string) => {
    const { documentId } = await done('open a question', viewQuestion(by, { assessmentId, code }))
    await done('comment', startThread(by, { subjectId: documentId, body }))
  }
  await comment(
    cast('member3', 11),
    '1.3',
    'Renters told me that they never saw the survey. Can we say how many were asked?',
  )
  await comment(cast('member5', 10), '3.1', 'Which part of the gap is open, and in which year?')
}

/** By the place in their area: the fourth are scored and not revealed, the fifth but one are not scored; two are talked over, two are scored again. */
async function scoreAsFar(cast: Cast, at: At, answer: DemoAnswer) {
  const { code } = at
  const place = numberOf(code)
  const spread = code === '2.1' ? 'polarised' : code === '1.2' ? 'split' : place === 3 ? 'close' : 'agreed'
  if (place === 5 && !code.startsWith('1')) return
  const roundId = await scoreAlone(cast, at, answer, spread, 5, place === 4 ? 6 : ASSESSORS.length)
  if (place === 4) return
  await reveal(cast, at, roundId, 1)
  if (code === '2.1' || code === '3.3') return
  if (code === '1.2') {
    await done(
      'open another round',
      openNextRound(cast('chair', 1, 65), {
        ...at,
        roundId,
        why: 'We read the words “some services” differently. The officers showed the list.',
      }),
    )
    return
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

/** A level that was agreed, reopened for a figure that came late, and agreed again. */
async function agreeAgain(cast: Cast, at: At, answer: DemoAnswer, before: string) {
  await done(
    'reopen',
    reopenScore(cast('lead', 0.5), {
      ...at,
      roundId: before,
      why: 'The consultation report came after the meeting and shows more replies than we counted.',
    }),
  )
  const roundId = await scoreAlone(cast, at, answer, 'agreed', 0.45)
  await reveal(cast, at, roundId, 0.4)
  await agree(cast, at, roundId, answer, 0.4)
}
