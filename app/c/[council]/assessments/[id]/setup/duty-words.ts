import type { NamedDuty } from '@/lib/access/access'
import type { Vacancy } from '@/lib/assessment/vacancies'
import { say } from '@/lib/words/say'

export const dutyName = (duty: NamedDuty) => say(`duties.names.${duty}`)

/** "Nobody is chair any more" */
export function vacancyWords({ duty, name, isLast }: Vacancy): string {
  if (duty === 'chair') return say('duties.vacant.chair')
  if (isLast) return say(duty === 'assessor' ? 'duties.vacant.lastAssessor' : 'duties.vacant.lastSignatory')
  return say(`duties.vacant.${duty}`, { name })
}

export const successorHref = (base: string, dutyId: string) => `${base}/setup/successor/${dutyId}`
