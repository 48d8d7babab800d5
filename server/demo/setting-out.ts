import { createAssessment } from '@/lib/assessment/create-assessment'
import { markProgress } from '@/lib/assessment/mark-progress'
import { startPreparing } from '@/lib/assessment/start-preparing'
import { ANSWERS, type DemoAnswer } from './answers'
import { type Cast, done } from './cast'
import { setUp } from './set-up'
import { write, writerOf } from './write-answer'

/** The first answers of a council that has just begun. */
export async function settingOut(cast: Cast) {
  const assessmentId = await setUp(cast, 'First self-assessment', 6, 40)
  await done('open the answers', startPreparing(cast('lead', 5), { assessmentId }))
  for (const [place, code] of ['1.1', '2.1', '4.4'].entries()) {
    const answer = ANSWERS.get(code) as DemoAnswer
    await write(cast, { assessmentId, code }, writerOf(code), 3, 300 + place, answer.answer.slice(0, 1))
    await done('mark progress', markProgress(cast('lead', 2), { assessmentId, code, progress: 'drafting' }))
  }
  await done('start', createAssessment(cast('lead', 1), { title: 'Pilot of the finance questions' }))
}
