import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { bodyInput } from './comment-input'
import { mayReply } from './policy'
import { loadThread, saveReply } from './store'

export const replyToThreadInput = z.object({ threadId: z.string(), body: bodyInput })

/** Answers in a thread that is open. */
export const replyToThread = (caller: Caller, input: z.infer<typeof replyToThreadInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayReply(actor, await loadThread(tx, actor, input.threadId))
    if (!permit.ok) return permit
    await saveReply(tx, actor, permit.value, input.body)
    return ok(null)
  })
