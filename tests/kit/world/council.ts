import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Caller } from '@/db/gate'
import type { CouncilId, UserId } from '@/db/ids'
import type { Role } from '@/lib/access/access'
import { insertAs } from './insert'

export type Person = Caller & { name: string; email: string; membershipId: string }
export type Council = Awaited<ReturnType<typeof buildCouncil>>

/** An account that belongs nowhere yet. */
export async function buildAccount(owner: pg.Pool, name: string, { isProgramme = false } = {}) {
  const email = `${randomUUID()}@people.example`
  const row = { name, email, email_verified: new Date(), is_programme: isProgramme }
  return { userId: await insertAs(owner)<UserId>('users', row), email, name }
}

/** A council with its groups, which people then join, some of them in the administration. */
export async function buildCouncil(owner: pg.Pool, wish: string, groups: string[], administration: string[] = []) {
  const insert = insertAs(owner)
  const slug = `${wish}-${randomUUID().slice(0, 8)}`
  const name = `Council of ${wish}`
  const id = await insert<CouncilId>('councils', { slug, name, type: 'unitary' })
  const groupIds: Record<string, string> = {}
  for (const name of groups) groupIds[name] = await insert('political_groups', { council_id: id, name })
  for (const name of administration)
    await insert('administrations', { council_id: id, political_group_id: groupIds[name], starts_on: '2026-01-01' })

  return {
    id,
    slug,
    name,
    groups: groupIds,
    join: async (role: Role, name: string, group?: string): Promise<Person> => {
      const { userId, email } = await buildAccount(owner, name)
      const since = { council_id: id, starts_on: '2026-01-01' }
      const membership = { ...since, user_id: userId, role, post: `Post of ${name}` }
      const membershipId = await insert('memberships', membership)
      const political_group_id = group && groupIds[group]
      if (political_group_id)
        await insert('group_memberships', { ...since, membership_id: membershipId, political_group_id })
      return { userId, place: { council: slug }, name, email, membershipId }
    },
  }
}
