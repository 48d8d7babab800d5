import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadAdministrationNow } from './load-administration'
import { loadPeople } from './load-people'
import { mayManage } from './policy'
import { loadGroups, loadPositions } from './store'

/** One political group of today: who sits in it, who leads it, and what would change with it. */
export const viewPoliticalGroup = (caller: Caller, input: { groupId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    if (!mayManage(actor).ok) return refuse({ kind: 'not-found' as const })
    const groups = await loadGroups(tx)
    const group = groups.find(({ id }) => id === input.groupId)
    if (!group) return refuse({ kind: 'not-found' as const })
    const leader = (await loadPositions(tx)).find(
      ({ politicalGroupId, endsOn }) => politicalGroupId === group.id && endsOn === null,
    )
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      group,
      others: groups.filter(({ id }) => id !== group.id),
      members: (await loadPeople(tx))
        .filter((one) => one.group?.id === group.id)
        .map(({ name, post }) => ({ name, post })),
      leader: leader?.name ?? null,
      isInAdministration: (await loadAdministrationNow(tx)).has(group.id),
    })
  })

export type PoliticalGroupView = Extract<Awaited<ReturnType<typeof viewPoliticalGroup>>, { ok: true }>['value']
