import type { NamedDuty, Role } from '@/lib/access/access'

/** Somebody of a world: what they are in the council and in its assessment. They are called by their key unless named. */
export type Part = { role: Role; name?: string; group?: string; duties?: NamedDuty[]; assigned?: string[] }
export type Cast = Record<string, Part>

/** Who is in every world: somebody of each role, and a contributor with a question of theirs. */
export const EVERYBODY = {
  lead: { role: 'lead', name: 'Lee' },
  member: { role: 'member', name: 'Mia' },
  officer: { role: 'officer', name: 'Olga' },
  contributor: { role: 'contributor', name: 'Cora', assigned: ['1.1'] },
  unassigned: { role: 'contributor', name: 'Uwe' },
  observer: { role: 'observer', name: 'Otto' },
  monitor: { role: 'monitoring_officer', name: 'Mona' },
  deputy: { role: 'deputy_monitoring_officer', name: 'Dora' },
} satisfies Cast

/** Five who score: three councillors of one group, one of another, an officer; and a chair who does not. */
export const SCORERS = {
  ada: { role: 'member', group: 'Hill', duties: ['assessor'] },
  ben: { role: 'member', group: 'Hill', duties: ['assessor'] },
  cat: { role: 'member', group: 'Hill', duties: ['assessor'] },
  dan: { role: 'member', group: 'Vale', duties: ['assessor'] },
  eve: { role: 'officer', duties: ['assessor'] },
  flo: { role: 'member', duties: ['chair'] },
} satisfies Cast

/** Three who score: the chair and the leader, councillors of one group, and the chief executive; the last two sign. */
export const LEADERS = {
  chair: { role: 'member', group: 'Hill', duties: ['assessor', 'chair'] },
  leader: { role: 'member', group: 'Hill', duties: ['assessor', 'signatory'] },
  chief: { role: 'officer', duties: ['assessor', 'signatory'] },
} satisfies Cast

/** So many who score: every sixth an officer, the others councillors of three groups in turn; the first is the chair. */
export const panelOf = (count: number): Cast =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at): [string, Part] => {
      const seat: Part =
        at % 6 === 5 ? { role: 'officer' } : { role: 'member', group: ['Hill', 'Vale', 'Shore'][at % 3] }
      return [`person ${at + 1}`, { ...seat, duties: at === 0 ? ['assessor', 'chair'] : ['assessor'] }]
    }),
  )

/** The cast with so many of a role at least, and with the members who have no group in the groups in turn. */
export function completed(cast: Cast, least: Partial<Record<Role, number>>, groups: string[]): Cast {
  const whole = { ...cast }
  for (const [role, count] of Object.entries(least) as [Role, number][])
    for (let has = Object.values(whole).filter((one) => one.role === role).length; has < count; has++)
      whole[`${role} ${has + 1}`] = { role }
  let members = 0
  for (const [key, part] of Object.entries(whole))
    if (part.role === 'member' && !part.group && groups.length > 0)
      whole[key] = { ...part, group: groups[members++ % groups.length] }
  return whole
}
