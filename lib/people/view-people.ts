import { type Caller, inCouncil } from '@/db/gate'
import { type PageAsked, pageWithin } from '../page'
import { ok } from '../result'
import { loadDutiesNow } from './load-duties'
import { loadPeople, loadRolesOverTime, type PastRole } from './load-people'
import { choosePeople, type PeopleAsked, type ShownPeople } from './people'
import { mayManage } from './policy'
import { loadGroups } from './store'
import { loadOpenInvitations, loadRunOut } from './store-invitations'

/** As many as a page of a list has. */
const AT_A_LOOK = 40

/** A list to search, without anything to change: those who belong to the council today unless those who did before are asked for, or, by the lead, those who are invited. */
export const viewPeople = (caller: Caller, asked: PeopleAsked & PageAsked & { show?: ShownPeople }) =>
  inCouncil(caller, async (tx, actor) => {
    const manages = mayManage(actor).ok
    const duties = await loadDutiesNow(tx)
    const today = (await loadPeople(tx)).map(({ held: _, group, email, ...person }) => ({
      ...person,
      email: manages ? email : '',
      group: group?.name ?? null,
      dutiesNow: duties.get(person.userId) ?? [],
      duties: (duties.get(person.userId) ?? []).map(({ duty }) => duty),
    }))
    const here = new Set(today.map(({ userId }) => userId))
    const gone = pastPeople((await loadRolesOverTime(tx)).filter(({ userId }) => !here.has(userId)))
    const invited = manages ? [...(await loadOpenInvitations(tx)), ...(await loadRunOut(tx))] : []
    const found = choosePeople(today, asked)
    const past = choosePeople(gone, { ...asked, duty: '' })
    const show = asked.show ?? 'here'
    const page = <P>(which: ShownPeople, all: readonly P[], idOf: (one: P) => string) =>
      pageWithin(all, idOf, show === which ? asked : {}, AT_A_LOOK)
    const listed = {
      here: page('here', found, ({ userId }) => userId),
      invited: page('invited', invited, ({ id }) => id),
      left: page('left', past, ({ userId }) => userId),
    }
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      people: listed.here.rows,
      past: listed.left.rows,
      invitations: listed.invited.rows,
      ...{ previous: listed[show].previous, next: listed[show].next },
      found: { here: found.length, invited: invited.length, left: past.length }[show],
      counts: { here: today.length, invited: invited.length, left: gone.length },
      groups: await loadGroups(tx),
      abilities: { manage: manages },
    })
  })

export type PeopleView = Extract<Awaited<ReturnType<typeof viewPeople>>, { ok: true }>['value']

/** Those who have left, each once, with the last role, post and group that they had; the latest to leave first. */
function pastPeople(roles: readonly PastRole[]) {
  const last = new Map(roles.map((role) => [role.userId, role]))
  return [...last.values()]
    .flatMap(({ userId, name, role, post, endsOn, groups }) =>
      endsOn === null
        ? [] // it has not begun
        : [{ userId, name, post, roles: [role], group: groups.at(-1)?.name ?? null, duties: [], leftOn: endsOn }],
    )
    .sort((a, b) => b.leftOn.localeCompare(a.leftOn) || a.name.localeCompare(b.name))
}
