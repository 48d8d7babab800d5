import type { PoliticalGroupId } from '@/db/ids'
import { only } from '@/db/only'
import { type NamedDuty, roleMay } from '../access/access'
import type { Person } from '../people/load-people'

/**
 * The name, post, standing, group and side under which somebody is named, which stay as they are in this assessment: those of the
 * role that may have the duty, where they have several. Of which side they are is known where a group runs the council today.
 */
export function asNamed({ name, held }: Person, duty: NamedDuty, administration: ReadonlySet<PoliticalGroupId>) {
  const role = held.find((one) => roleMay(one.role, `be-${duty}`)) ?? only(held)
  const isCouncillor = roleMay(role.role, 'sit-in-group')
  const group = isCouncillor ? role.group : null
  return {
    ...{ name, post: role.post, standing: isCouncillor ? ('member' as const) : ('officer' as const) },
    politicalGroupId: group?.id ?? null,
    groupName: group?.name ?? null,
    inAdministration: isCouncillor && administration.size > 0 ? group !== null && administration.has(group.id) : null,
  }
}

type Named = Pick<ReturnType<typeof asNamed>, 'politicalGroupId' | 'inAdministration'>

/** Whether somebody stands in another group, or on another side, than when they were named. */
export const standsElsewhere = (was: Named, now: Named): boolean =>
  was.politicalGroupId !== now.politicalGroupId || was.inAdministration !== now.inAdministration
