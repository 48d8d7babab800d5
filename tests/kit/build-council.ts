import { randomUUID } from 'node:crypto'
import type { Caller, Role } from '@/db/gate'
import type { CouncilId, UserId } from '@/db/ids'
import { testDatabase } from './database'

type Wanted = {
  slug?: string
  /** How many people of each role. Members are spread over the groups in turn. */
  people?: Partial<Record<Role, number>>
  groups?: string[]
}
export type BuiltPerson = Caller & { name: string; email: string; membershipId: string }
export type BuiltCouncil = Awaited<ReturnType<typeof buildCouncil>>

const ROLES: Role[] = ['lead', 'member', 'officer', 'contributor', 'observer']

/** A council with its people and groups, written past the rules by the owning role: what a test starts from, not what it tests. */
export async function buildCouncil({ slug: wish = 'testby', people = { lead: 1 }, groups = [] }: Wanted = {}) {
  const { owner } = await testDatabase()
  const idOf = async (text: string, values: unknown[]) => (await owner.query(text, values)).rows[0].id as string
  const slug = `${wish}-${randomUUID().slice(0, 8)}`
  const id = (await idOf(`insert into councils (slug, name, type) values ($1, $2, 'unitary') returning id`, [
    slug,
    `Council of ${wish}`,
  ])) as CouncilId

  const groupIds: Record<string, string> = {}
  for (const name of groups) {
    groupIds[name] = await idOf(`insert into political_groups (council_id, name) values ($1, $2) returning id`, [
      id,
      name,
    ])
  }

  const join = async (role: Role, name: string, group?: string): Promise<BuiltPerson> => {
    const { userId, email } = await buildUser(name)
    const membershipId = await idOf(
      `insert into memberships (council_id, user_id, role, post, starts_on) values ($1, $2, $3, $4, '2026-01-01') returning id`,
      [id, userId, role, `Post of ${name}`],
    )
    if (group) {
      await owner.query(
        `insert into group_memberships (council_id, membership_id, political_group_id, starts_on) values ($1, $2, $3, '2026-01-01')`,
        [id, membershipId, groupIds[group]],
      )
    }
    return { userId, place: { council: slug }, name, email, membershipId }
  }

  const built: Record<Role, BuiltPerson[]> = {
    lead: [],
    member: [],
    officer: [],
    contributor: [],
    observer: [],
    monitoring_officer: [],
    deputy_monitoring_officer: [],
  }
  for (const role of ROLES) {
    for (let at = 0; at < (people[role] ?? 0); at += 1) {
      const group = role === 'member' && groups.length > 0 ? groups[at % groups.length] : undefined
      built[role].push(await join(role, `${role} ${at + 1} of ${wish}`, group))
    }
  }

  return {
    id,
    slug,
    groups: groupIds,
    join,
    /** The person of a role, the first unless said. */
    person: (role: Role, at = 0): BuiltPerson => {
      const found = built[role][at]
      if (!found) throw new Error(`the test's council has no ${role} ${at + 1}`)
      return found
    },
  }
}

/** An account that belongs nowhere yet. */
export async function buildUser(name: string, { isProgramme = false } = {}) {
  const { owner } = await testDatabase()
  const email = `${randomUUID()}@people.example`
  const { rows } = await owner.query(
    `insert into users (name, email, email_verified, is_programme) values ($1, $2, now(), $3) returning id`,
    [name, email, isProgramme],
  )
  return { userId: rows[0].id as UserId, email, name }
}
