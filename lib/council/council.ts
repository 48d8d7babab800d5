import type { COUNCIL_TYPES, GOVERNANCE_MODELS } from '@/db/schema/council'

export type CouncilType = (typeof COUNCIL_TYPES)[number]
export type GovernanceModel = (typeof GOVERNANCE_MODELS)[number]
