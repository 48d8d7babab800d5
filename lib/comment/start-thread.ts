import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadSubject } from '../subject/store'
import { loadDocument, loadText } from '../text/store'
import type { Anchor } from './comment'
import { anchorInput, bodyInput } from './comment-input'
import { mayComment } from './policy'
import { readQuote } from './read-quote'
import { saveThread } from './store'

export const startThreadInput = z.object({ subjectId: z.string(), body: bodyInput, anchor: anchorInput.optional() })
type StartThread = z.infer<typeof startThreadInput>

/** Starts a thread on a subject, or on selected words of its text, which are read from the text as it is now. */
export async function startThread(caller: Caller, input: StartThread) {
  const words = input.anchor ? await wordsOfText(caller, input, input.anchor) : ok(undefined)
  if (!words.ok) return words
  return inCouncil(caller, async (tx, actor) => {
    const permit = mayComment(actor, await loadSubject(tx, actor, input.subjectId))
    if (!permit.ok) return permit
    return ok({ threadId: await saveThread(tx, actor, permit.value, input.body, words.value) })
  })
}

async function wordsOfText(caller: Caller, input: StartThread, anchor: Anchor) {
  const text = await inCouncil(caller, async (tx, actor) => {
    const document = await loadDocument(tx, actor, input.subjectId)
    const permit = mayComment(actor, document)
    if (!permit.ok) return permit
    return document ? ok(await loadText(tx, document.id)) : refuse({ kind: 'words-cannot-be-found' })
  })
  if (!text.ok) return text
  return readQuote(
    text.value.map(({ payload }) => new Uint8Array(payload)),
    anchor,
  )
}
