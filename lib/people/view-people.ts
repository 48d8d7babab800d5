import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { loadDutiesNow } from './load-duties'
import { loadPeople, loadRolesOverTime, type PastRole } from './load-people'
import { choosePeople, type PeopleAsked } from './people'
import { mayManage } from './policy'
import { loadGroups, loadOpenInvitations } from './store'

/** As many as are read at one look; the rest is one press away. */
const AT_A_LOOK = 40

/** Who belongs to the council today, who did before, and for the lead who is invited: a list to search, without anything to change. */
export const viewPeople = (caller: Caller, asked: PeopleAsked & { all?: boolean }) =>
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
    const invited = manages ? await loadOpenInvitations(tx) : []
    const found = choosePeople(today, asked)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      people: asked.all ? found : found.slice(0, AT_A_LOOK),
      found: found.length,
      past: choosePeople(gone, { ...asked, duty: '' }),
      invitations: invited,
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
