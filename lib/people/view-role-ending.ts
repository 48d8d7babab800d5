import { type Caller, inCouncil } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { roleMay } from '../access/access'
import { ok, refuse } from '../result'
import { loadWrites } from './load-duties'
import { loadEnding } from './load-ending'
import { loadPeople } from './load-people'
import { leadsIn } from './people'
import { mayChangeMembership } from './policy'
import { POSITION_NEEDS } from './position'
import { loadPositions } from './store'

/** What the lead is shown before a role ends: what goes with it, by name, and what stays. */
export const viewRoleEnding = (caller: Caller, input: { userId: string; membershipId?: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const today = await loadPeople(tx)
    const person = isId<UserId>(input.userId) ? today.find(({ userId }) => userId === input.userId) : undefined
    const held = person?.held.find(({ membershipId }) => !input.membershipId || membershipId === input.membershipId)
    if (!person || !held) return refuse({ kind: 'not-found' as const })
    const membership = { id: held.membershipId, userId: person.userId, role: held.role, post: held.post }
    const permit = mayChangeMembership(actor, membership, leadsIn(today), null)
    if (!permit.ok && permit.refusal.kind !== 'last-lead') return refuse({ kind: 'not-found' as const })
    const ending = await loadEnding(tx, membership, null)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      isOwn: person.userId === actor.userId,
      person: { userId: person.userId, name: person.name },
      held: { membershipId: held.membershipId, role: held.role, post: held.post, group: held.group?.name ?? null },
      staying: person.held.filter((other) => other !== held).map(({ role, post }) => ({ role, post })),
      duties: ending.duties,
      drives: ending.meetings.filter(({ drives }) => drives).map(({ title }) => title),
      positions: (await loadPositions(tx)).filter(
        ({ userId, kind, endsOn }) =>
          userId === person.userId && endsOn === null && roleMay(held.role, POSITION_NEEDS[kind]),
      ),
      writes: ending.assigned.length > 0 ? await loadWrites(tx, person.userId) : [],
      mayEnd: permit.ok ? { may: true as const } : { may: false as const, because: permit.refusal },
    })
  })

export type RoleEndingView = Extract<Awaited<ReturnType<typeof viewRoleEnding>>, { ok: true }>['value']
