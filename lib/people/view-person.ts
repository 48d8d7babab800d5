import { sql } from 'drizzle-orm'
import { type Caller, inCouncil, type Tx } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { POSITION_KINDS } from '@/db/schema/council'
import { may, roleMay } from '../access/access'
import { ok, refuse } from '../result'
import { loadDutiesOf, loadWrites } from './load-duties'
import { loadEnding } from './load-ending'
import { loadPeople, loadRolesOverTime, type Person } from './load-people'
import { loadSealed } from './load-sealed'
import { leadsIn } from './people'
import { mayManage, mayNamePosition } from './policy'
import { loadGroups, loadPositions } from './store'

/** One person of the council, of today or of before: roles, posts and groups over time, duties, and for the lead how they came here. */
export const viewPerson = (caller: Caller, input: { userId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    if (!isId<UserId>(input.userId)) return refuse({ kind: 'not-found' as const })
    const roles = await loadRolesOverTime(tx, input.userId)
    const [first] = roles
    if (!first) return refuse({ kind: 'not-found' as const })
    const manages = mayManage(actor).ok
    const today = await loadPeople(tx)
    const person = today.find(({ userId }) => userId === input.userId)
    const positions = await loadPositions(tx)
    const held = positions.filter(({ endsOn }) => endsOn === null)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      reader: { isThem: actor.userId === input.userId },
      person: {
        ...{ userId: input.userId, name: first.name, email: manages ? (person?.email ?? '') : '' },
        held: (person?.held ?? []).map((role) => ({ ...role, sitsInGroup: roleMay(role.role, 'sit-in-group') })),
        joinedOn: first.startsOn,
        leftOn: person ? null : (roles.at(-1)?.endsOn ?? null),
      },
      roles,
      positions: positions.filter(({ userId }) => userId === input.userId),
      mayBecome: POSITION_KINDS.filter((kind) => mayNamePosition(actor, kind, person, held).ok),
      duties: await loadDutiesOf(tx, input.userId),
      writes: await loadWrites(tx, input.userId),
      sealed: await loadSealed(tx, input.userId),
      today: await loadDay(tx),
      invitations: manages ? await loadInvitationsOf(tx, input.userId) : [],
      endings: manages && person ? await endingsOf(tx, person, today) : [],
      people: around(today, input.userId).map(({ userId, name, post, group }) => ({
        ...{ userId, name, post, group: group?.name ?? null },
      })),
      groups: manages ? await loadGroups(tx) : [],
      abilities: { manage: manages, readTrail: may(actor, 'read-whole') },
    })
  })

export type PersonView = Extract<Awaited<ReturnType<typeof viewPerson>>, { ok: true }>['value']

/** How many of a large council's people stand beside one of them. */
const BESIDE = 40

/** Those of today who come before and after somebody in the list, or the first of it. */
function around(today: readonly Person[], userId: UserId): readonly Person[] {
  const at = today.findIndex((one) => one.userId === userId)
  const from = Math.max(0, Math.min(at - BESIDE / 2, today.length - BESIDE))
  return today.slice(from, from + BESIDE)
}

/** What would end with each role that somebody has, and whether it is the one that a council always keeps. */
async function endingsOf(tx: Tx, person: Person, today: readonly Person[]) {
  const leads = leadsIn(today)
  const endings = []
  for (const { membershipId, role, post } of person.held)
    endings.push({
      ...{ membershipId, role, post, isLastLead: leads === 1 && roleMay(role, 'manage-people') },
      isOnlyRole: person.held.length === 1,
      ...(await loadEnding(tx, { id: membershipId, userId: person.userId }, null)),
    })
  return endings
}

async function loadDay(tx: Tx): Promise<string> {
  const { rows } = await tx.execute<{ day: string }>(sql`select current_date::text as day`)
  return rows[0]?.day ?? ''
}

type Invited = {
  role: string
  post: string
  at: string
  by: string | null
  state: 'accepted' | 'withdrawn' | 'ran-out' | 'open'
  acceptedAt: string | null
}

/** How somebody was invited here, oldest first: by the address that they sign in with. */
async function loadInvitationsOf(tx: Tx, userId: UserId) {
  const { rows } = await tx.execute<Invited>(sql`
    select i.role, i.post, i.created_at as at, i.accepted_at as "acceptedAt",
      (select coalesce(b.name, b.email) from users b where b.id = i.invited_by) as by,
      case when i.accepted_at is not null then 'accepted' when i.withdrawn_at is not null then 'withdrawn'
        when i.expires_at <= now() then 'ran-out' else 'open' end as state
    from invitations i join users u on lower(u.email) = lower(i.email)
    where u.id = ${userId} order by i.created_at`)
  return rows.map(({ at, acceptedAt, ...invited }) => ({
    ...invited,
    at: new Date(at),
    acceptedAt: acceptedAt === null ? null : new Date(acceptedAt),
  }))
}
