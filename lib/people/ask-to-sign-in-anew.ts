import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { ok } from '../result'
import { loadPerson } from './load-people'
import { mayAskToSignInAnew } from './policy'
import { saveAskedToSignInAnew } from './store'

export const askToSignInAnewInput = z.object({ userId: z.string() })

/**
 * Somebody of the council is to sign in anew: a laptop was lost, or was lent. A session is of a person and not of a council, so
 * they are signed out everywhere; what they have open closes within a second.
 */
export const askToSignInAnew = (caller: Caller, input: z.infer<typeof askToSignInAnewInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const person = isId<UserId>(input.userId) ? await loadPerson(tx, input.userId) : undefined
    const permit = mayAskToSignInAnew(actor, person)
    if (!permit.ok) return permit
    await saveAskedToSignInAnew(tx, actor, permit.value)
    return ok({ name: permit.value.thing.name })
  })
