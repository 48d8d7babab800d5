import { sql } from 'drizzle-orm'
import { asVisitor } from '@/db/gate'
import type { NamedDuty, Role } from '../access/access'
import { hashOfToken } from './invitation-token'

export type InvitationView = {
  council: string
  email: string
  name: string
  role: Role | 'programme'
  post: string
  state: 'open' | 'accepted' | 'withdrawn' | 'expired'
  /** Who invites; nobody by name for the register. */
  by: string | null
  until: string
  /** What they are named to, and take up as they accept. */
  duties: { duty: NamedDuty; title: string }[]
}

/** What an invitation says, for whoever holds its link. */
export async function viewInvitation(token: string): Promise<InvitationView | undefined> {
  const { rows } = await asVisitor((tx) =>
    tx.execute<
      InvitationView & { council: string | null }
    >(sql`select i.council, i.email, i.name, i.role, i.post, i.state, i.inviter as by, i.until, i.duties
      from invitation_for(${hashOfToken(token)}) i`),
  )
  return rows[0]?.council ? rows[0] : undefined
}
