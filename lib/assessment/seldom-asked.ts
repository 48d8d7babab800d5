import type { CouncilType, GovernanceModel } from '../council/council'
import type { NamedQuestion } from '../framework/named-question'

/** A question that councils of a kind often leave out, with the reason that they give. It is offered, and never left out by itself. */
export type Seldom = NamedQuestion & { reason: string }

type Kind = { types?: readonly CouncilType[]; models?: readonly GovernanceModel[]; reason: string }
const SELDOM: Record<string, Kind> = {
  '2.5': { types: ['district'], reason: 'A district council has no duties in social care or public health.' },
  '2.8': { types: ['combined'], reason: 'A combined authority has no councillors of its own wards.' },
  '4.6': { models: ['committee'], reason: 'Under committee governance the council has no separate scrutiny.' },
}

/** Of these questions the ones that a council of this kind may not be asked, as long as they are in. */
export function seldomAsked(
  council: { type: CouncilType; governanceModel: GovernanceModel } | undefined,
  questions: readonly (NamedQuestion & { leftOut: string | null })[],
): Seldom[] {
  if (!council) return []
  return questions.flatMap(({ code, shortName, leftOut }) => {
    const kind = SELDOM[code]
    const isSo = kind?.types?.includes(council.type) || kind?.models?.includes(council.governanceModel)
    return kind && isSo && leftOut === null ? [{ code, shortName, reason: kind.reason }] : []
  })
}
