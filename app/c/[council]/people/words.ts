import type { Role } from '@/lib/access/access'
import type { HeldDuty } from '@/lib/people/ending'
import type { ListedDuty } from '@/lib/people/people'
import { ROLE_NAMES } from '@/lib/people/people'

/** The words of the pages about people, in one place. */
export const PEOPLE = {
  title: 'People',
  invite: 'Invite somebody',
  search: 'Name, post or group',
  searchButton: 'Search',
  allRoles: 'All roles',
  allGroups: 'All groups',
  anyDuty: 'Any duty',
  here: 'Here',
  invited: 'Invited',
  left: 'Left',
  showAll: 'Show all',
  nobodyFound: 'Nobody matches',
  nobodyFoundHint: 'Try fewer words, or choose all roles, groups and duties.',
  nobodyInvited: 'Nobody is invited just now',
  nobodyLeft: 'Nobody has left',
} as const

export const DUTY_WORDS: Record<ListedDuty, string> = {
  assessor: 'Assessor',
  chair: 'Chair',
  signatory: 'Signatory',
  facilitator: 'Facilitator',
  writer: 'Writer',
}

/** A role in one or two words, for a list. */
export const SHORT_ROLES: Record<Role, string> = {
  ...ROLE_NAMES,
  lead: 'Lead',
  member: 'Member',
}

const several = (count: number, words: string) => (count > 1 ? `${words} in ${count} assessments` : words)

/** "Chair, assessor, writes 3 questions" */
export function dutiesInWords(duties: readonly { duty: string; count: number }[]): string {
  const order: readonly string[] = ['chair', 'facilitator', 'assessor', 'signatory', 'writer']
  const said = [...duties]
    .sort((a, b) => order.indexOf(a.duty) - order.indexOf(b.duty))
    .map(({ duty, count }) =>
      duty === 'writer'
        ? `writes ${count === 1 ? '1 question' : `${count} questions`}`
        : several(count, duty === 'signatory' ? 'signs' : duty),
    )
    .join(', ')
  return said === '' ? '' : said.charAt(0).toUpperCase() + said.slice(1)
}

/** What ends for others when this duty of somebody's ends. */
export function endingInWords({ duty, others, openRounds, state }: HeldDuty): string {
  if (duty === 'chair') return 'Nobody is chair then. You are asked for a successor.'
  const again = state === 'signing' ? ' Whoever has signed signs again.' : ''
  if (duty === 'signatory')
    return others === 0
      ? `Nobody signs then. You are asked for a successor.${again}`
      : `${count(others, 'other signatory', 'other signatories')} stay. You are asked for a successor.${again}`
  const rest = others === 0 ? 'No assessor is left' : `${count(others, 'other assessor goes', 'other assessors go')} on`
  if (state === 'setup' || state === 'preparing') return `${rest}.`
  const rounds =
    openRounds === 0
      ? ''
      : ` ${count(openRounds, 'open round keeps', 'open rounds keep')} this seat: what was scored in it stays hidden until the reveal, and nobody else scores there.`
  return `${rest}.${rounds} You are asked for a successor.`
}

export const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`
