import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { bodyInput, mentionsInput } from './comment-input'
import { mayMention, mayReply, mayResolve } from './policy'
import { loadReaders, loadThread, saveReply, saveResolved } from './store'

export const replyToThreadInput = z.object({
  threadId: z.string(),
  body: bodyInput,
  mentions: mentionsInput,
  resolves: z.boolean().optional(),
})

/** Answers in a thread that is open, and resolves it with that where it should. */
export const replyToThread = (caller: Caller, input: z.infer<typeof replyToThreadInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayReply(actor, await loadThread(tx, actor, input.threadId))
    if (!permit.ok) return permit
    const readers = await loadReaders(tx, permit.value.thing.subject.id, input.mentions ?? [])
    const named = mayMention(readers, input.mentions)
    if (!named.ok) return named
    await saveReply(tx, actor, permit.value, { body: input.body, named: named.value })
    if (!input.resolves) return ok(null)
    const end = mayResolve(actor, permit.value.thing)
    if (!end.ok) return end
    await saveResolved(tx, actor, end.value)
    return ok(null)
  })
