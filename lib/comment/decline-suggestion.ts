import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { loadSuggestion } from './load-suggestions'
import { mayDecline } from './policy'
import { saveDeclined } from './store-suggestions'

const WHY = 'Say why, in a sentence'
export const declineSuggestionInput = z.object({
  threadId: z.string(),
  because: z.string(WHY).trim().min(1, WHY).max(1000, 'Use at most 1,000 characters'),
})

/** Leaves the words as they are, with a reason for whoever proposed others. */
export const declineSuggestion = (caller: Caller, input: z.infer<typeof declineSuggestionInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayDecline(actor, await loadSuggestion(tx, actor, input.threadId))
    if (!permit.ok) return permit
    await saveDeclined(tx, actor, permit.value, input.because)
    return ok(null)
  })
