import { z } from 'zod'
import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadDocument } from '../text/store'
import { anchorInput } from './comment-input'
import { mayAttach } from './policy'
import { loadThread, saveAttached } from './store'
import { wordsOfText } from './words-of-text'

export const attachThreadInput = z.object({ threadId: z.string(), anchor: anchorInput })
type AttachThread = z.infer<typeof attachThreadInput>

/** Hangs a thread whose words are gone on other words of the same text, which are read from the text as it is now. */
export async function attachThread(caller: Caller, input: AttachThread) {
  const words = await wordsOfText(caller, input.anchor, (tx, actor) => document(tx, actor, input))
  if (!words.ok) return words
  return inCouncil(caller, async (tx, actor) => {
    const permit = mayAttach(actor, await loadThread(tx, actor, input.threadId))
    if (!permit.ok) return permit
    await saveAttached(tx, actor, permit.value, words.value)
    return ok(null)
  })
}

async function document(tx: Tx, actor: Actor, { threadId }: AttachThread) {
  const permit = mayAttach(actor, await loadThread(tx, actor, threadId))
  if (!permit.ok) return permit
  const found = await loadDocument(tx, actor, permit.value.thing.subject.id)
  return found ? ok(found) : refuse({ kind: 'words-cannot-be-found' })
}
