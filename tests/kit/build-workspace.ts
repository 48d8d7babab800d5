import { randomUUID } from 'node:crypto'
import type { Caller } from '@/db/gate'
import type { CouncilId, UserId } from '@/db/ids'
import type { Role } from '@/lib/access/access'
import { buildAssessment } from './build-assessment'
import { testDatabase } from './database'

export type Workspace = Awaited<ReturnType<typeof buildWorkspace>>

/** An assessment in preparation with questions 1.1 and 1.2, a person of every role, and the lead of another council. Cora is assigned to 1.1. */
export async function buildWorkspace(options: { observersComment?: boolean } = {}) {
  const { owner } = await testDatabase()
  const found = async (name: string) => {
    const slug = `${name}-${randomUUID().slice(0, 8)}`
    const { rows } = await owner.query(
      `insert into councils (slug, name, type) values ($1, $2, 'unitary') returning id`,
      [slug, name],
    )
    return { id: rows[0].id as CouncilId, slug }
  }
  const join = async (council: { id: CouncilId; slug: string }, name: string, role: Role): Promise<Caller> => {
    const { rows } = await owner.query(`insert into users (name, email) values ($1, $2) returning id`, [
      name,
      `${randomUUID()}@people.example`,
    ])
    const userId = rows[0].id as UserId
    await owner.query(
      `insert into memberships (council_id, user_id, role, post, starts_on) values ($1, $2, $3, $4, '2026-01-01')`,
      [council.id, userId, role, `Post of ${name}`],
    )
    return { userId, place: { council: council.slug } }
  }
  const council = await found('testby')
  const lead = await join(council, 'Lee', 'lead')
  const contributor = await join(council, 'Cora', 'contributor')
  const assessment = await buildAssessment(council, { lead, assigned: { '1.1': [contributor] }, ...options })
  return {
    council,
    assessment,
    lead,
    contributor,
    member: await join(council, 'Mia', 'member'),
    officer: await join(council, 'Olga', 'officer'),
    observer: await join(council, 'Otto', 'observer'),
    unassigned: await join(council, 'Uwe', 'contributor'),
    outsider: await join(await found('otherby'), 'Xena', 'lead'),
  }
}
