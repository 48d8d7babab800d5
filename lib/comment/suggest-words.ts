import { z } from 'zod'
import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadDocument } from '../text/store'
import { anchorInput } from './comment-input'
import { countOpenSuggestions } from './load-suggestions'
import { maySuggest } from './policy'
import { saveSuggestion } from './store-suggestions'
import { MAX_SUGGESTED, MAX_WORDS, MOST_OPEN } from './suggestion'
import { wordsOfText } from './words-of-text'

const oneLine = (words: string) => words.replaceAll(/\s+/g, ' ').trim()

export const suggestWordsInput = z.object({
  subjectId: z.string(),
  anchor: anchorInput,
  replacement: z
    .string('Write the words that should stand there')
    .transform((words) =>
      words
        .split(/[\r\n]+/)
        .map(oneLine)
        .filter(Boolean)
        .join('\n'),
    )
    .pipe(z.string().max(MAX_SUGGESTED, 'Suggest at most 5,000 characters')),
  reason: z.string().trim().max(1000, 'Use at most 1,000 characters for the reason').default(''),
})
type SuggestWords = z.output<typeof suggestWordsInput>

/**
 * Proposes other words for selected ones, or none, which are read from the text as it is now: several paragraphs where the selected words
 * end theirs. Whoever may write there decides.
 */
export async function suggestWords(caller: Caller, input: SuggestWords) {
  const read = await wordsOfText(caller, input.anchor, (tx, actor) => textFor(tx, actor, input))
  if (!read.ok) return read
  const words = read.value
  if (!words.isOneLine) return refuse({ kind: 'suggest-in-one-line' })
  if (words.letters.length > MAX_WORDS) return refuse({ kind: 'suggest-on-fewer-words', most: MAX_WORDS })
  if (input.replacement.includes('\n') && !words.endsParagraph)
    return refuse({ kind: 'suggest-paragraphs-at-the-end', field: 'replacement' })
  if (words.letters.trim() === input.replacement)
    return refuse({ kind: 'suggestion-changes-nothing', field: 'replacement' })
  return inCouncil(caller, async (tx, actor) => {
    const permit = maySuggest(actor, await loadDocument(tx, actor, input.subjectId))
    if (!permit.ok) return permit
    if ((await countOpenSuggestions(tx, permit.value.thing.id)) >= MOST_OPEN)
      return refuse({ kind: 'suggestions-enough', most: MOST_OPEN })
    const said = { words, replacement: within(words.letters, input.replacement), reason: input.reason }
    return ok({ threadId: await saveSuggestion(tx, actor, permit.value, said) })
  })
}

async function textFor(tx: Tx, actor: Actor, { subjectId }: Pick<SuggestWords, 'subjectId'>) {
  const permit = maySuggest(actor, await loadDocument(tx, actor, subjectId))
  return permit.ok ? ok(permit.value.thing) : permit
}

/** The spaces that were selected with the words stay around the others. */
const within = (letters: string, replacement: string) =>
  replacement === '' ? '' : letters.replace(/^(\s*).*?(\s*)$/, (_, before, after) => before + replacement + after)
