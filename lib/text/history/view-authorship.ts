import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../../result'
import { readPositions } from '../read-positions'
import { askHistory } from './ask-history'
import { type OfText, openHistory } from './open-history'
import { loadNames, loadWritten } from './store'

/** Who wrote these words of a text, and when, passage by passage in the order of the text; `seq` where they were selected in an earlier one. */
export async function viewAuthorship(caller: Caller, input: OfText & { start: string; end: string; seq?: number }) {
  const range = readPositions(input)
  const read = await inCouncil(caller, async (tx, actor) => {
    const opened = await openHistory(tx, actor, input)
    if (!opened.ok) return opened
    return ok({ written: await loadWritten(tx, opened.value.document.id), nameOf: await loadNames(tx) })
  })
  if (!read.ok) return read
  const { written, nameOf } = read.value
  const passages = range ? await askHistory('writers', { written, seq: input.seq ?? null, range }) : []
  if (passages.length === 0) return refuse({ kind: 'words-cannot-be-found' })
  return ok(passages.map(({ authorId, at, text, words }) => ({ by: nameOf(authorId), at, text, words })))
}

export type Authorship = Extract<Awaited<ReturnType<typeof viewAuthorship>>, { ok: true }>['value']
