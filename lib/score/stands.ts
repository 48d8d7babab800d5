import type { NamingRule } from '../assessment/assessment'
import { hideSmallCells, placeOf } from './hide-small-cells'

type Assessor = { userId: string; name: string; standing: 'member' | 'officer'; group: string | null }
type Said = { assessorId: string; stance: 'concur' | 'dissent'; isNamed: boolean }
export type Stands = {
  concur: number
  dissent: number
  silent: number
  byRole: { role: string; concur: number; dissent: number; silent: number }[]
  named: { concur: string[]; dissent: string[] }
}

/**
 * Who concurred and who dissented, as far as the naming rule lets it be said. Everybody sees how many. While stands can
 * still change nothing more is shown, because a number that moves when a person has just spoken would tell of them.
 * Then a dissent bears a name where its author asked for it; under `names` those who concur are listed too, unless
 * somebody dissents without a name, whom the list would give away; under `roles` the numbers are given by role, where no
 * small group can be told by them.
 */
export function standsOf(
  said: readonly Said[],
  assessors: readonly Assessor[],
  naming: NamingRule,
  areClosed: boolean,
): Stands {
  const namesOf = (some: readonly Said[]) =>
    some.flatMap(({ assessorId }) => assessors.find(({ userId }) => userId === assessorId)?.name ?? []).sort()
  const concur = said.filter(({ stance }) => stance === 'concur')
  const dissent = said.filter(({ stance }) => stance === 'dissent')
  const open = dissent.filter(({ isNamed }) => isNamed)
  const isListed = areClosed && naming === 'names' && open.length === dissent.length
  return {
    concur: concur.length,
    dissent: dissent.length,
    silent: assessors.length - said.length,
    byRole: areClosed && naming === 'roles' ? byRole(said, assessors) : [],
    named: { concur: isListed ? namesOf(concur) : [], dissent: namesOf(open) },
  }
}

/** Those who gave their names are told apart already, so the others must be three or more without them. */
function byRole(said: readonly Said[], assessors: readonly Assessor[]): Stands['byRole'] {
  const named = new Set(said.flatMap(({ assessorId, isNamed }) => (isNamed ? [assessorId] : [])))
  const shown = hideSmallCells(assessors.filter(({ userId }) => !named.has(userId)).map(placeOf)).role
  return [...(shown ?? [])].sort().map((role) => {
    const own = assessors.filter((one) => placeOf(one).role === role).map(({ userId }) => userId)
    const count = (stance: Said['stance']) =>
      said.filter((one) => one.stance === stance && own.includes(one.assessorId)).length
    return {
      role,
      concur: count('concur'),
      dissent: count('dissent'),
      silent: own.length - count('concur') - count('dissent'),
    }
  })
}
