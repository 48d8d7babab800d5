import { sql } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { ok, refuse } from '../result'
import { loadActions } from './load-actions'

/** The actions of the plan that are somebody's and not over, as far as the reader meets them. */
export const viewOwned = (caller: Caller, input: { userId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    if (!isId<UserId>(input.userId)) return refuse({ kind: 'not-found' })
    const actions = await loadActions(
      tx,
      actor.now,
      sql`p.owner_id = ${input.userId} and p.state in ('proposed', 'agreed', 'under-way')`,
    )
    return ok(actions.map(({ id, title, dueOn, standing }) => ({ id, title, dueOn, standing })))
  })
