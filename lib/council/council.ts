import type { COUNCIL_TYPES, GOVERNANCE_MODELS, ROLES } from '@/db/schema/council'

export type CouncilRole = (typeof ROLES)[number]
export type CouncilType = (typeof COUNCIL_TYPES)[number]
export type GovernanceModel = (typeof GOVERNANCE_MODELS)[number]

export const ROLE_NAMES: Record<CouncilRole, string> = {
  lead: 'Lead of assessments',
  member: 'Member (councillor)',
  officer: 'Officer',
  contributor: 'Contributor',
  observer: 'Observer',
  monitoring_officer: 'Monitoring officer',
  deputy_monitoring_officer: 'Deputy monitoring officer',
}

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
