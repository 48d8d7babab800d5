import type { Caller } from '@/db/gate'
import { markProgress } from '@/lib/assessment/mark-progress'
import { nameSuccessor } from '@/lib/assessment/name-successor'
import { openMeeting } from '@/lib/assessment/open-meeting'
import { openScoring } from '@/lib/assessment/open-scoring'
import { startPreparing } from '@/lib/assessment/start-preparing'
import { viewSetUp } from '@/lib/assessment/view-set-up'
import { signOff } from '@/lib/submission/sign-off'
import { startSigning } from '@/lib/submission/start-signing'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { ANSWERS } from './answers'
import { attachEvidence } from './attach-evidence'
import { type Cast, done } from './cast'
import { markEvidence } from './mark-evidence'
import { agree, reveal, scoreAlone } from './score-together'
import { setUp } from './set-up'
import { writeStatements } from './statements'
import { write, writerOf } from './write-answer'

/** Every question written, scored, agreed, signed and submitted. `since` is how many days ago it began. */
export async function wholeCycle(cast: Cast, council: string, title: string, since: number): Promise<string> {
  const assessmentId = await setUp(cast, title, since, 30 - since, 'finance')
  const lead = (after: number, minute = 0) => cast('lead', since - after, minute)
  await done('open the answers', startPreparing(lead(1), { assessmentId }))
  await attachEvidence(cast, assessmentId, council, since - 5)
  let place = 0
  for (const [code, answer] of ANSWERS) {
    await write(cast, { assessmentId, code }, writerOf(code), since - 4, place++, answer.answer)
    await done('mark as ready', markProgress(lead(8), { assessmentId, code, progress: 'ready' }))
  }
  await markEvidence(cast, assessmentId, since - 9)
  await writeStatements(cast, assessmentId, since - 9)
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
  await follow(lead(25, 30), assessmentId)
  for (const account of ['leader', 'chief.executive']) {
    const by = cast(account, since - 26)
    const { seal } = await done('read the seal', viewReadiness(by, { assessmentId }))
    await done('sign', signOff(by, { assessmentId, contentSha256: seal }))
  }
  await done('submit', submitAssessment(lead(27), { assessmentId }))
  return assessmentId
}

/** The finance director was to sign and was away, so the chief executive follows. */
async function follow(lead: Caller, assessmentId: string) {
  const { duties, people } = await done('look at the set-up', viewSetUp(lead, { assessmentId, at: 'people' }))
  const duty = duties.find(({ duty, post }) => duty === 'signatory' && post === 'Finance director')
  const next = people.find(({ post }) => post === 'Chief executive')
  await done(
    'name a successor',
    nameSuccessor(lead, {
      ...{ assessmentId, dutyId: duty?.id ?? '', userId: next?.id ?? '' },
      reason: 'The finance director is away until the summer.',
    }),
  )
}
