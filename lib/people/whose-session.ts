import { batch } from '@/db/batch'
import { findSessions } from '@/db/gate'
import type { UserId } from '@/db/ids'

/** `until`: when the session ends by itself, unless it is used meanwhile. */
export type SignedIn = { userId: UserId; name: string; email: string; isProgramme: boolean; until: Date }

export const SESSION_COOKIES = ['__Secure-authjs.session-token', 'authjs.session-token']

/** The person whose session this cookie header names, or nobody: read from the row, so that a withdrawn session counts at once. */
export async function whoseSession(cookieHeader: string | undefined): Promise<SignedIn | null> {
  const token = readCookie(cookieHeader)
  const row = token ? await findSession(token) : undefined
  if (!row) return null
  return {
    userId: row.user_id,
    name: row.name ?? row.email,
    email: row.email,
    isProgramme: row.is_programme,
    until: row.expires,
  }
}

/** Sessions that are read in one statement. */
const MOST = 100

const findSession = batch(MOST, async (tokens: string[]) => {
  const found = new Map((await findSessions(tokens)).map((row) => [row.token, row]))
  return tokens.map((token) => found.get(token))
})

function readCookie(header: string | undefined): string | undefined {
  const pairs = new Map(header?.split(';').map((pair) => pair.trim().split('=', 2) as [string, string]))
  return SESSION_COOKIES.map((name) => pairs.get(name)).find(Boolean)
}
