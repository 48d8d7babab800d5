import { pools } from './pools'

type Answer = { councilId: string; documentId: string }

/** For the job that reads an answer: from now on, an edit wants it read again. */
export async function beginReading({ councilId, documentId }: Answer): Promise<void> {
  await pools().background.query('select begin_reading($1, $2)', [councilId, documentId])
}

/** What an answer says as far as this edit, where nothing later was read. Whoever has to know hears of it. */
export async function noteAnswer({ councilId, documentId }: Answer, words: string, seq: number): Promise<void> {
  await pools().background.query('select note_answer($1, $2, $3, $4)', [councilId, documentId, words, seq])
}
