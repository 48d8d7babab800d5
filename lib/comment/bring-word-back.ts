import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { ok, refuse } from '../result'
import { followAnchors } from '../text/anchor/follow-anchors'
import { holdText } from '../text/history/store'
import { loadDocument } from '../text/store'
import { say } from '../words/say'
import { quoteOf } from './comment'
import { countOpenSuggestions, loadSuggested } from './load-suggestions'
import { maySuggest } from './policy'
import { type AnswerBack, readBack, type WordBack, wordBackInput } from './read-back'
import { saveSuggestion } from './store-suggestions'
import { MAX_SUGGESTED, MAX_WORDS, MOST_OPEN } from './suggestion'

export const bringWordBackInput = wordBackInput

/**
 * Makes a suggestion of each change in a Word file that comes back; nothing is overwritten. They hang on the words as these were when the
 * file was made, and are followed from there: what was changed in both is listed as one whose words are gone. What was suggested
 * already is not suggested again.
 */
export async function bringWordBack(caller: Caller, input: WordBack) {
  const read = await readBack(caller, input)
  if (!read.ok) return read
  const changed = read.value.filter(({ changes, place }) => place && changes.length > 0)
  const whyNot = read.value.find((answer) => answer.whyNot !== null)?.whyNot
  if (changed.length === 0) return whyNot ? refuse(whyNot) : refuse({ kind: 'word-unchanged' })
  const done = await inCouncil(caller, async (tx, actor) => {
    let [made, already] = [0, 0]
    for (const answer of changed) {
      const one = await suggestAll(tx, actor, answer, input.fileName)
      if (!one.ok) return one
      made += one.value.made
      already += one.value.already
    }
    return ok({ made, already })
  })
  if (done.ok) for (const { place } of changed) if (place) await followAnchors(place)
  return done
}

async function suggestAll(tx: Tx, actor: Actor, { place, changes, seq, name }: AnswerBack, fileName: string) {
  if (!place) return ok({ made: 0, already: 0 })
  const textId = place.documentId
  const permit = maySuggest(actor, await loadDocument(tx, actor, textId))
  if (!permit.ok) return permit
  await holdText(tx, textId)
  const known = (await loadSuggested(tx, textId)).map(keyOf)
  const fresh = changes.filter((change) => {
    const at = known.indexOf(keyOf(change))
    if (at >= 0) known.splice(at, 1)
    return at < 0
  })
  if (fresh.some(({ words, replacement }) => words.length > MAX_WORDS || replacement.length > MAX_SUGGESTED))
    return refuse({ kind: 'word-change-too-long', name })
  if ((await countOpenSuggestions(tx, textId)) + fresh.length > MOST_OPEN)
    return refuse({ kind: 'suggestions-enough', most: MOST_OPEN })
  const reason = say('comments.suggest.fromFile', { file: fileName })
  for (const { start, end, words, replacement } of fresh) {
    const hangs = { start, end, seq, quote: quoteOf(words), letters: words, isOneLine: true, endsParagraph: true }
    await saveSuggestion(tx, actor, permit.value, { words: hangs, replacement, reason })
  }
  return ok({ made: fresh.length, already: changes.length - fresh.length })
}

const keyOf = ({ words, replacement }: { words: string; replacement: string }) => JSON.stringify([words, replacement])
