import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayAskToSignInAnew } from './policy'
import { loadNominees, saveAskedToSignInAnew } from './store'

export const askToSignInAnewInput = z.object({ userId: z.string() })

/**
 * Somebody of the council is to sign in anew: a laptop was lost, or was lent. A session is of a person and not of a council, so
 * they are signed out everywhere; what they have open closes within a second.
 */
export const askToSignInAnew = (caller: Caller, input: z.infer<typeof askToSignInAnewInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const person = (await loadNominees(tx)).find(({ userId }) => userId === input.userId)
    const permit = mayAskToSignInAnew(actor, person)
    if (!permit.ok) return permit
    await saveAskedToSignInAnew(tx, actor, permit.value)
    return ok({ name: permit.value.thing.name })
  })
