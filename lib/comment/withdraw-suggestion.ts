import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { loadSuggestion } from './load-suggestions'
import { mayWithdraw } from './policy'
import { saveWithdrawn } from './store-suggestions'

export const withdrawSuggestionInput = z.object({ threadId: z.string() })

/** Takes back what one has proposed oneself, while nobody has decided it. */
export const withdrawSuggestion = (caller: Caller, input: z.infer<typeof withdrawSuggestionInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayWithdraw(actor, await loadSuggestion(tx, actor, input.threadId))
    if (!permit.ok) return permit
    await saveWithdrawn(tx, actor, permit.value)
    return ok(null)
  })
