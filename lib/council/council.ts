import type { COUNCIL_TYPES, GOVERNANCE_MODELS } from '@/db/schema/council'

export type CouncilType = (typeof COUNCIL_TYPES)[number]
export type GovernanceModel = (typeof GOVERNANCE_MODELS)[number]

export const TYPE_NAMES: Record<CouncilType, string> = {
  unitary: 'Unitary council',
  district: 'District council',
  county: 'County council',
  metropolitan: 'Metropolitan borough',
  'london-borough': 'London borough',
  combined: 'Combined authority',
}

export const MODEL_NAMES: Record<GovernanceModel, string> = {
  cabinet: 'Leader and cabinet',
  committee: 'Committee system',
  mayor: 'Elected mayor and cabinet',
}
