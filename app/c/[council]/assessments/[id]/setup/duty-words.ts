import type { NamedDuty } from '@/lib/access/access'
import type { Vacancy } from '@/lib/assessment/vacancies'

/** The words about duties over time on the pages of an assessment, in one place. */
export const DUTY_WORDS: Record<NamedDuty, string> = { assessor: 'Assessor', chair: 'Chair', signatory: 'Signatory' }

/** "Nobody is chair any more" */
export function vacancyWords({ duty, name, isLast }: Vacancy): string {
  if (duty === 'chair') return 'Nobody is chair any more'
  if (isLast) return duty === 'assessor' ? 'Nobody assesses any more' : 'Nobody signs any more'
  return duty === 'assessor' ? `${name} does not assess any more` : `${name} does not sign any more`
}

export const successorHref = (base: string, dutyId: string) => `${base}/setup/successor/${dutyId}`
