import type { Role } from '@/lib/access/access'
import type { HeldDuty } from '@/lib/people/ending'
import type { ListedDuty } from '@/lib/people/people'
import { ROLE_NAMES } from '@/lib/people/people'
import type { PositionKind } from '@/lib/people/position'
import { say } from '@/lib/words/say'
import { capital } from '@/lib/words/sentence'

/** A role in one or two words, for a list. */
export const SHORT_ROLES: Record<Role, string> = { ...ROLE_NAMES, lead: 'Lead', member: 'Member' }

export const dutyName = (duty: ListedDuty) => say(`people.duties.${duty}`)

const ORDER: readonly ListedDuty[] = ['chair', 'facilitator', 'assessor', 'signatory', 'writer']

/** "Chair, assessor, writes 3 questions" */
export function dutiesInWords(duties: readonly { duty: ListedDuty; count: number }[]): string {
  const said = [...duties]
    .sort((a, b) => ORDER.indexOf(a.duty) - ORDER.indexOf(b.duty))
    .map(({ duty, count }) => say(`people.duties.now.${duty}`, { count }))
    .join(', ')
  return said && capital(said)
}

/** "leader of Hill group" */
export const positionInWords = ({ kind, groupName }: { kind: PositionKind; groupName: string | null }) =>
  say(`people.positions.${kind}`, { group: groupName ?? say('people.positions.aGroup') })

/** What ends for others when this duty of somebody's ends. */
export function endingInWords({ duty, others, openRounds, state }: HeldDuty): string {
  const said = (...words: string[]) => [...words, say('people.ending.ask')].filter(Boolean).join(' ')
  if (duty === 'chair') return said(say('people.ending.chair'))
  if (duty === 'signatory')
    return said(say('people.ending.signatory', { others }), state === 'signing' ? say('people.ending.again') : '')
  const rest = say('people.ending.assessor', { others })
  if (state === 'setup' || state === 'preparing') return rest
  return said(rest, openRounds > 0 ? say('people.ending.rounds', { count: openRounds }) : '')
}
