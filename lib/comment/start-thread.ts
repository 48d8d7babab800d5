import { z } from 'zod'
import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadSubject } from '../subject/store'
import { loadDocument } from '../text/store'
import { anchorInput, bodyInput, levelInput, mentionsInput } from './comment-input'
import { mayComment, mayMention } from './policy'
import { loadReaders, saveThread } from './store'
import { wordsOfText } from './words-of-text'

export const startThreadInput = z.object({
  subjectId: z.string(),
  body: bodyInput,
  anchor: anchorInput.optional(),
  level: levelInput,
  mentions: mentionsInput,
})
type StartThread = z.infer<typeof startThreadInput>

/** Starts a thread on a subject, on the descriptor of one of its levels, or on selected words of its text, which are read from the text as it is now. */
export async function startThread(caller: Caller, input: StartThread) {
  const words = input.anchor
    ? await wordsOfText(caller, input.anchor, (tx, actor) => document(tx, actor, input))
    : ok(undefined)
  if (!words.ok) return words
  return inCouncil(caller, async (tx, actor) => {
    const permit = mayComment(actor, await loadSubject(tx, actor, input.subjectId))
    if (!permit.ok) return permit
    const { level } = input
    if (level && (permit.value.thing.kind !== 'answer' || input.anchor)) return refuse({ kind: 'not-found' })
    const named = mayMention(await loadReaders(tx, permit.value.thing.id, input.mentions ?? []), input.mentions)
    if (!named.ok) return named
    const said = { body: input.body, named: named.value }
    return ok({ threadId: await saveThread(tx, actor, permit.value, said, { words: words.value, level }) })
  })
}

async function document(tx: Tx, actor: Actor, { subjectId }: StartThread) {
  const found = await loadDocument(tx, actor, subjectId)
  const permit = mayComment(actor, found)
  if (!permit.ok) return permit
  return found ? ok(found) : refuse({ kind: 'words-cannot-be-found' })
}
