import { sql } from 'drizzle-orm'
import { asVisitor } from '@/db/gate'
import { hashOfToken } from './invitation-token'

export type InvitationView = {
  council: string
  email: string
  name: string
  role: string
  post: string
  state: 'open' | 'accepted' | 'withdrawn' | 'expired'
}

/** What an invitation says, for whoever holds its link. */
export async function viewInvitation(token: string): Promise<InvitationView | undefined> {
  const { rows } = await asVisitor((tx) =>
    tx.execute<InvitationView & { council: string | null }>(sql`select * from invitation_for(${hashOfToken(token)})`),
  )
  return rows[0]?.council ? rows[0] : undefined
}
