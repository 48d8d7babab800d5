import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayAssignThread } from './policy'
import { loadReaders, loadThread, saveAssigned } from './store'

export const assignThreadInput = z.object({
  threadId: z.string(),
  userId: z.string().transform((id) => id || null),
  dueOn: z.union([z.literal('').transform(() => null), z.iso.date('Enter the day by which it should be done')]),
})

/** Asks somebody who sees a thread and may answer there to deal with it, by a day if that matters, or nobody any more. They are told. */
export const assignThread = (caller: Caller, input: z.output<typeof assignThreadInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const thread = await loadThread(tx, actor, input.threadId)
    const readers = thread && input.userId ? await loadReaders(tx, thread.subject.id, [input.userId]) : []
    const permit = mayAssignThread(actor, thread, input.userId, readers)
    if (!permit.ok) return permit
    const reader = readers.find(({ userId }) => userId === input.userId)?.userId
    const to = input.userId === null ? null : (reader ?? actor.userId)
    await saveAssigned(tx, actor, permit.value, { to, dueOn: to ? input.dueOn : null })
    return ok(null)
  })
