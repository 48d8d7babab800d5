import { type Caller, inCouncil } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { loadRolesOverTime } from '../people/load-people'
import { ok, refuse } from '../result'
import { stateOf } from './leaving'
import { mayMakeAnonymous } from './policy'
import { loadLeavings } from './store'

/** For the lead: somebody who has left, and how far it is that they are made anonymous. */
export const viewAnonymity = (caller: Caller, input: { userId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    if (!mayMakeAnonymous(actor).ok || !isId<UserId>(input.userId)) return refuse({ kind: 'not-found' as const })
    const [first] = await loadRolesOverTime(tx, input.userId)
    if (!first) return refuse({ kind: 'not-found' as const })
    const all = await loadLeavings(tx, actor.councilId, input.userId)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      person: { userId: input.userId, name: first.name },
      now: all.find((one) => stateOf(one) !== 'called-off') ?? null,
      before: all.filter((one) => stateOf(one) === 'called-off'),
    })
  })
