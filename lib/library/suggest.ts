import type { CouncilType } from '../council/council'

/** Where a question stands: the level that is known of it and the one it aims for, in a council of a type. */
export type Gap = { area: number; level: number | undefined; ambition: number | undefined; councilType: CouncilType }

/** Why something of the library is shown beside a question, the strongest reason first. */
export type Because =
  | { kind: 'words'; words: string[] }
  | { kind: 'now' | 'next'; level: number }
  | { kind: 'council-type'; type: CouncilType }
  | { kind: 'area' }

type Offered = {
  id: string
  title: string
  areas: number[]
  atLevel: number | null
  councilTypes: string[]
  /** What the question asks about and this speaks of. */
  shared: string[]
}

/** So many stand beside an answer. */
export const SUGGESTED = 5

/**
 * What of the library helps with a question, the best first: what speaks of what it asks, helps at the level now or on the way to
 * the one it aims for, and comes from a council of the same type. What is meant for those further behind comes last.
 */
export const suggest = <R extends Offered>(all: readonly R[], gap: Gap): (R & { because: Because[] })[] =>
  all
    .map((resource) => ({ ...resource, because: reasons(resource, gap), worth: worth(resource, gap) }))
    .sort((a, b) => b.worth - a.worth || a.title.localeCompare(b.title, 'en'))

function reasons({ shared, atLevel, councilTypes, areas }: Offered, gap: Gap): Because[] {
  const because: Because[] = []
  if (shared.length > 0) because.push({ kind: 'words', words: shared })
  if (atLevel !== null && gap.level !== undefined && atLevel === gap.level)
    because.push({ kind: 'now', level: atLevel })
  else if (isOnTheWay(atLevel, gap)) because.push({ kind: 'next', level: atLevel as number })
  if (councilTypes.includes(gap.councilType)) because.push({ kind: 'council-type', type: gap.councilType })
  return because.length > 0 || !areas.includes(gap.area) ? because : [{ kind: 'area' }]
}

const isOnTheWay = (atLevel: number | null, { level, ambition = level }: Gap) =>
  atLevel !== null && level !== undefined && ambition !== undefined && atLevel > level && atLevel <= ambition

function worth({ shared, atLevel, councilTypes, areas }: Offered, gap: Gap): number {
  const level =
    atLevel === null || gap.level === undefined
      ? 0
      : atLevel === gap.level
        ? 3
        : isOnTheWay(atLevel, gap)
          ? 2
          : atLevel < gap.level
            ? -2
            : 0
  const type = councilTypes.includes(gap.councilType) ? 2 : councilTypes.length > 0 ? -1 : 0
  return 3 * Math.min(shared.length, 2) + level + type + (areas.length === 1 ? 1 : 0)
}
