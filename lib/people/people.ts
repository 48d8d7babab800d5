import { may, type Role } from '../access/access'

export const ROLE_NAMES: Record<Role, string> = {
  lead: 'Lead of assessments',
  member: 'Member (councillor)',
  officer: 'Officer',
  contributor: 'Contributor',
  observer: 'Observer',
  monitoring_officer: 'Monitoring officer',
  deputy_monitoring_officer: 'Deputy monitoring officer',
}

/** The parts in an assessment that a list can be narrowed to. */
export const LISTED_DUTIES = ['assessor', 'chair', 'signatory', 'facilitator', 'writer'] as const
export type ListedDuty = (typeof LISTED_DUTIES)[number]

/** The lists of people that there are. */
export const SHOWN_PEOPLE = ['here', 'invited', 'left'] as const
export type ShownPeople = (typeof SHOWN_PEOPLE)[number]

/** What a list of people is asked for: words of a name, post or group, and one role, group or duty. */
export type PeopleAsked = { q?: string; role?: string; group?: string; duty?: string }
type Listed = { name: string; post: string; roles: readonly string[]; group: string | null; duties: readonly string[] }

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en')

/** Whoever has every word of the search in name, post or group, however it is accented or capitalised, and all that is asked besides. */
export function choosePeople<P extends Listed>(people: readonly P[], asked: PeopleAsked): P[] {
  const words = plain(asked.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return people.filter((person) => {
    const text = plain(`${person.name} ${person.post} ${person.group ?? ''}`)
    return (
      words.every((word) => text.includes(word)) &&
      (!asked.role || person.roles.some((role) => role === asked.role)) &&
      (!asked.group || person.group === asked.group) &&
      (!asked.duty || person.duties.includes(asked.duty))
    )
  })
}

/** An open invitation, as far as it says how its mail fares. */
export type OpenInvitation = MailFared & { id: string; expiresAt: Date }
/** What is known of the mail of an invitation; nothing where it is not to be known. */
export type MailFared = { mail: string | null; mailAttempts: number | null }
export type MailTrouble = 'waiting' | 'refused' | 'unsure'

/** What is wrong with the mail of an invitation: it waits after it was tried, was refused, or may not have gone. */
export const mailTroubleOf = ({ mail, mailAttempts }: MailFared): MailTrouble | undefined => {
  if (mail === 'refused' || mail === 'unsure') return mail
  return mail === 'waiting' && mailAttempts ? 'waiting' : undefined
}

/** Its link works no more, because nobody used it in time. */
export const isOver = ({ expiresAt }: Pick<OpenInvitation, 'expiresAt'>, now: Date): boolean => expiresAt <= now

/** How many could still lead the council's assessments: one always stays. */
export const leadsIn = (people: readonly { roles: readonly Role[] }[]) =>
  people.filter((person) => may(person, 'manage-people')).length
