import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayReopen } from './policy'
import { loadThread, saveReopened } from './store'

export const reopenThreadInput = z.object({ threadId: z.string() })

/** Takes a resolved thread up again. */
export const reopenThread = (caller: Caller, input: z.infer<typeof reopenThreadInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayReopen(actor, await loadThread(tx, actor, input.threadId))
    if (!permit.ok) return permit
    await saveReopened(tx, actor, permit.value)
    return ok(null)
  })
