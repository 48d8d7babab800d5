import type { NamingRule } from '../assessment/assessment'
import { SMALLEST_CELL } from './consensus'

type Assessor = { userId: string; name: string; standing: 'member' | 'officer' }
type Said = { assessorId: string; stance: 'concur' | 'dissent'; minorityView: string | null; isNamed: boolean }
export type Voice = { by: string; view: string }

/**
 * The minority views of an agreement: by name only where the author wanted it, else by role, and not even that where
 * fewer than three assessors share the role or the assessment chose to be anonymous. Named ones first, then by their words.
 */
export function voicesOf(said: readonly Said[], assessors: readonly Assessor[], naming: NamingRule): Voice[] {
  const roleOf = (assessor: Assessor | undefined) => {
    const alike = assessors.filter(({ standing }) => standing === assessor?.standing).length
    if (!assessor || naming === 'anonymous' || alike < SMALLEST_CELL) return 'An assessor'
    return assessor.standing === 'member' ? 'A councillor' : 'An officer'
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
