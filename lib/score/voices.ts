import type { NamingRule } from '../assessment/assessment'
import { hideSmallCells, placeOf } from './hide-small-cells'

type Assessor = { userId: string; name: string; standing: 'member' | 'officer'; group: string | null }
type Said = { assessorId: string; stance: 'concur' | 'dissent'; minorityView: string | null; isNamed: boolean }
export type Voice = { by: string; view: string }

/**
 * The minority views of an agreement: by name only where the author wanted it, else by role, and not even that where a
 * small group could be told by it or the assessment chose to be anonymous. Named ones first, then by their words.
 */
export function voicesOf(said: readonly Said[], assessors: readonly Assessor[], naming: NamingRule): Voice[] {
  const named = new Set(
    said.flatMap(({ assessorId, stance, isNamed }) => (stance === 'dissent' && isNamed ? [assessorId] : [])),
  )
  const { role: shown } = hideSmallCells(assessors.filter(({ userId }) => !named.has(userId)).map(placeOf))
  const roleOf = (author: Assessor | undefined) => {
    if (!author || naming === 'anonymous' || !shown?.has(placeOf(author).role)) return 'An assessor'
    return author.standing === 'member' ? 'A councillor' : 'An officer'
  }
  return said
    .flatMap(({ assessorId, stance, minorityView, isNamed }) => {
      if (stance !== 'dissent' || !minorityView) return []
      const author = assessors.find(({ userId }) => userId === assessorId)
      return [{ by: isNamed && author ? author.name : roleOf(author), view: minorityView, isNamed }]
    })
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || a.view.localeCompare(b.view))
    .map(({ by, view }) => ({ by, view }))
}
