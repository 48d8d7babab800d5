import type { Actor, Tx } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { loadMark } from './load-marks'

/** A mark that the actor sees, with what decides who may do what with it: the assessment and the question whose answer it is in. */
export async function markInPlace(tx: Tx, actor: Actor, markId: string) {
  const mark = await loadMark(tx, markId)
  if (!mark) return undefined
  return {
    mark,
    assessment: await loadAssessment(tx, actor, mark.assessmentId),
    question: await loadQuestion(tx, actor, mark.assessmentId, mark.code),
  }
}
export type MarkInPlace = Awaited<ReturnType<typeof markInPlace>>
