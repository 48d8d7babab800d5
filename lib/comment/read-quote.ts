import type { RefusalOf } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { askHistory } from '../text/history/ask-history'
import { readPositions } from '../text/read-positions'
import { type Anchor, MAX_QUOTE, type Quoted, quoteOf } from './comment'

/**
 * The words that an anchor hangs on, read out of the text itself (`updates`: its Yjs updates in order). What the sender says
 * they are is only compared: it is refused where other words stand there; and what they hang on are their own letters. Reading is done apart, so no transaction should wait for it.
 */
export async function readQuote(
  updates: Uint8Array[],
  anchor: Anchor,
): Promise<Result<Quoted, RefusalOf<'words-cannot-be-found' | 'words-not-in-text'>>> {
  const range = readPositions(anchor)
  const words = range && (await askHistory('words', { updates, range }))
  if (!range || !words) return refuse({ kind: 'words-cannot-be-found' })
  if (!isSame(words.words, anchor.quote)) return refuse({ kind: 'words-not-in-text' })
  const { words: all, ...hangs } = words
  return ok({ ...hangs, quote: quoteOf(all) })
}

/** A long selection keeps its first words. Neither white space counts nor what the doors take out of every text. */
function isSame(words: string, quote: string) {
  const isCut = quote.length >= MAX_QUOTE - 1
  return isCut ? bare(words).startsWith(bare(quote)) : bare(words) === bare(quote)
}
const bare = (text: string) => text.replaceAll(/[\s\0\p{Cs}]/gu, '')
