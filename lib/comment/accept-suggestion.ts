import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { inWorker } from '../in-worker'
import { ok, refuse } from '../result'
import type { replaceWords } from '../text/anchor/replace-words'
import { holdText } from '../text/history/store'
import { loadText } from '../text/store'
import { loadLastSeq, loadSuggestion } from './load-suggestions'
import { mayAccept } from './policy'
import { saveAccepted } from './store-suggestions'

export const acceptSuggestionInput = z.object({ threadId: z.string() })
type AcceptSuggestion = z.infer<typeof acceptSuggestionInput>

/** Times in a row that somebody may have typed while the words were read. */
const TRIES = 5

/**
 * Writes what was suggested, as an edit of whoever accepts it; the text's history names who proposed it. Nothing is written where other
 * words stand there by now: the text is read beside the server's own work, and read again where somebody typed meanwhile.
 */
export async function acceptSuggestion(caller: Caller, input: AcceptSuggestion) {
  for (let tries = 1; tries <= TRIES; tries++) {
    const done = await tryToAccept(caller, input)
    if (!done.ok || done.value.seq !== null) return done
  }
  return refuse({ kind: 'text-is-being-written' })
}

/** By which edit; none where somebody has typed meanwhile. */
type Written = { seq: number | null }

async function tryToAccept(caller: Caller, { threadId }: AcceptSuggestion) {
  const read = await inCouncil(caller, async (tx, actor) => {
    const permit = mayAccept(actor, await loadSuggestion(tx, actor, threadId))
    if (!permit.ok) return permit
    return ok({ suggestion: permit.value.thing, parts: await loadText(tx, permit.value.thing.text.id) })
  })
  if (!read.ok) return read
  const { suggestion, parts } = read.value
  const { start, end, isLost, words, replacement } = suggestion
  const changed = (now: string | null) =>
    now === null
      ? refuse({ kind: 'suggestion-words-gone', was: words })
      : refuse({ kind: 'suggestion-words-changed', was: words, now })
  if (!start || !end || isLost) return changed(null)
  const updates = parts.map(({ payload }) => new Uint8Array(payload))
  const ask = { updates, start, end, words, replacement }
  const replaced = await inWorker<typeof replaceWords>('lib/text/anchor/replace-words.ts', 'replaceWords', ask, LONGEST)
  if (!('edit' in replaced)) return changed(replaced.now)
  return inCouncil(caller, async (tx, actor) => {
    await holdText(tx, suggestion.text.id)
    const permit = mayAccept(actor, await loadSuggestion(tx, actor, threadId))
    if (!permit.ok) return permit
    if ((await loadLastSeq(tx, suggestion.text.id)) !== (parts.at(-1)?.seq ?? 0)) return ok<Written>({ seq: null })
    const seq = await saveAccepted(tx, actor, permit.value, replaced.edit)
    return seq ? ok<Written>({ seq }) : refuse({ kind: 'answer-not-open' })
  })
}

/** Seconds that the reading of the longest text may take. */
const LONGEST = 60
