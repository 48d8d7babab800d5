import { blocsOf, type Sided } from './cross-party'

type Assessor = Sided & { standing: 'member' | 'officer' }
/** Those of one political group among the assessors; without a name, members of none. */
export type GroupReach = {
  group: string | null
  assessors: number
  inAdministration: boolean | null
  countsAlone: boolean
}

/**
 * What the cross-party rule counts among the assessors as they were named: each group by itself, and those outside the administration
 * together. Where it counts nobody, no scores whatever can make it stop a level.
 */
export function ruleReach(assessors: readonly Assessor[]) {
  const members = assessors.filter(({ standing }) => standing === 'member')
  const blocs = blocsOf(members)
  const named = [...new Set(members.map(({ group }) => group))].sort(
    (a, b) => Number(a === null) - Number(b === null) || (a ?? '').localeCompare(b ?? ''),
  )
  return {
    groups: named.map((group): GroupReach => {
      const own = members.filter((one) => one.group === group)
      return {
        ...{ group, assessors: own.length, inAdministration: own[0]?.inAdministration ?? null },
        countsAlone: blocs.some(({ kind, called }) => kind === 'group' && called === group),
      }
    }),
    officers: assessors.length - members.length,
    outside: members.filter(({ inAdministration }) => inAdministration === false).length,
    isSided: members.some(({ inAdministration }) => inAdministration !== null),
    countsTogether: blocs.some(({ kind }) => kind === 'outside'),
    canFire: blocs.length > 0,
  }
}
