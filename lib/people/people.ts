import type { ROLES } from '@/db/schema/council'

export type CouncilRole = (typeof ROLES)[number]

export const ROLE_NAMES: Record<CouncilRole, string> = {
  lead: 'Lead of assessments',
  member: 'Member (councillor)',
  officer: 'Officer',
  contributor: 'Contributor',
  observer: 'Observer',
  monitoring_officer: 'Monitoring officer',
  deputy_monitoring_officer: 'Deputy monitoring officer',
}
