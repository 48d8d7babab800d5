import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadSeen, saveRead } from './store'

export const readThreadsInput = z.object({ threadIds: z.array(z.string()).min(1).max(50) })

/** Somebody has read these threads up to now. Nobody else is told. */
export const readThreads = (caller: Caller, input: z.infer<typeof readThreadsInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const seen = await loadSeen(tx, input.threadIds)
    if (seen.length === 0) return refuse({ kind: 'not-found' })
    await saveRead(tx, actor, seen)
    return ok(null)
  })
