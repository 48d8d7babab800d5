import type { Role } from '../access/access'

export const ROLE_NAMES: Record<Role, string> = {
  lead: 'Lead of assessments',
  member: 'Member (councillor)',
  officer: 'Officer',
  contributor: 'Contributor',
  observer: 'Observer',
  monitoring_officer: 'Monitoring officer',
  deputy_monitoring_officer: 'Deputy monitoring officer',
}
