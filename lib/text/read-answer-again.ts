import { z } from 'zod'
import { beginReading, noteAnswer } from '@/db/answers'
import { type AssessmentQuestionId, type CouncilId, isId } from '@/db/ids'
import { readTextLog } from '@/db/text-log'
import { job } from '../job/job'
import { bareWords } from './bare-words'

/** However the clocks stand: every row, the youngest too. */
const ALL = -3600

/**
 * Reads the words of an answer that was edited and notes what it says: so its state follows the work, and whoever judged it hears
 * that it changed. In nobody's name: it knows no score.
 */
export async function readAnswerAgain(place: { councilId: string; documentId: string }): Promise<void> {
  await beginReading(place)
  const { snapshot, rows } = await readTextLog(place, ALL)
  const parts = [...(snapshot ? [{ seq: snapshot.seq, payload: snapshot.state }] : []), ...rows]
  const { words, seq } = await bareWords(place.documentId, parts)
  await noteAnswer(place, words, seq)
}

/** The job of one answer, queued with its edits. */
export const readAnswerJob = job(
  z.object({
    council: z.string().refine(isId<CouncilId>),
    answer: z.string().refine(isId<AssessmentQuestionId>),
  }),
  ({ council, answer }) => readAnswerAgain({ councilId: council, documentId: answer }),
)
