import { sql } from 'drizzle-orm'
import { identityDb } from '@/db/gate'
import { hashOfToken } from './invitation-token'

const INVITATION = /^\/invitations\/([\w-]+)$/

/**
 * Asks for a link to be mailed that signs in whoever has this address, and leads on to `place`. The same is written for an
 * address that nobody knows. Of a place only the path is kept, and of an invitation which one it is and not its secret.
 */
export async function askForLink(address: string, place: string): Promise<void> {
  const [, token] = INVITATION.exec(place) ?? []
  const path = token || !isPlace(place) ? '/' : place
  await identityDb().execute(sql`select ask_for_link(${address}, ${path}, ${token ? hashOfToken(token) : null})`)
}

const isPlace = (place: string) => /^\/(?![/\\])[!-~]{0,500}$/.test(place)
