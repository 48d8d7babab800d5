import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import type { Refusal } from '../refusal'
import { ok, type Result } from '../result'
import { loadText, type TextRow } from '../text/store'
import type { Anchor, Quoted } from './comment'
import { readQuote } from './read-quote'

/** Words of a text with the edit up to which it was read for them. */
export type WordsOfText = Quoted & { seq: number }

/** The words that an anchor hangs on in the text that `find` gives, as it is now. Its reading keeps no transaction waiting. */
export async function wordsOfText<R extends Refusal>(
  caller: Caller,
  anchor: Anchor,
  find: (tx: Tx, actor: Actor) => Promise<Result<TextRow, R>>,
) {
  const text = await inCouncil(caller, async (tx, actor) => {
    const found = await find(tx, actor)
    return found.ok ? ok(await loadText(tx, found.value.id)) : found
  })
  if (!text.ok) return text
  const payloads = text.value.map(({ payload }) => new Uint8Array(payload))
  const words = await readQuote(payloads, anchor)
  return words.ok ? ok<WordsOfText>({ ...words.value, seq: text.value.at(-1)?.seq ?? 0 }) : words
}
