import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Tx } from '@/db/gate'
import type { AssessmentQuestionId } from '@/db/ids'
import { inWorker } from '../in-worker'
import type { readAnswer } from './answer-text'
import { loadText } from './store'

/** What an answer says in bare words, a line a paragraph, as far as the edit `seq`. */
export type BareWords = { words: string; seq: number }

/** Texts whose words are remembered, as they were after one edit. */
const kept = new LRUCache<string, string>({ max: 100 })

/** The words of a text without its form. */
export async function bareWords(
  id: string,
  parts: readonly { seq: number; payload: Uint8Array }[],
): Promise<BareWords> {
  const seq = parts.at(-1)?.seq ?? 0
  const known = seq === 0 ? '' : kept.get(`${id} ${seq}`)
  if (known !== undefined) return { words: known, seq }
  const updates = parts.map(({ payload }) => new Uint8Array(payload))
  const { text } = await inWorker<typeof readAnswer>('lib/text/answer-text.ts', 'readAnswer', updates)
  const lines = text.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim())
  const words = lines.filter(Boolean).join('\n')
  kept.set(`${id} ${seq}`, words)
  return { words, seq }
}

/** What an answer says now: as it was read last, where it was not edited since. */
export async function loadBareWords(tx: Tx, id: AssessmentQuestionId): Promise<BareWords> {
  const { rows } = await tx.execute<{ words: string; seq: string }>(sql`
    select w.words, w.seq from answer_words w where w.id = ${id} and w.seq > 0
      and not exists (select 1 from document_updates u where u.document_id = w.id and u.seq > w.seq)
      and not exists (select 1 from document_snapshots s where s.document_id = w.id and s.seq > w.seq)`)
  const [read] = rows
  return read ? { words: read.words, seq: Number(read.seq) } : bareWords(id, await loadText(tx, id))
}
