import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayResolve } from './policy'
import { loadThread, saveResolved } from './store'

export const resolveThreadInput = z.object({ threadId: z.string() })

/** Marks a thread as dealt with. It stays readable, and can be reopened. */
export const resolveThread = (caller: Caller, input: z.infer<typeof resolveThreadInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayResolve(actor, await loadThread(tx, actor, input.threadId))
    if (!permit.ok) return permit
    await saveResolved(tx, actor, permit.value)
    return ok(null)
  })
