import { createHash } from 'node:crypto'
import { and, eq, gt, inArray } from 'drizzle-orm'
import { identityDb } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { sessions, users } from '@/db/schema/identity'
import { together } from '@/db/together'

export type SignedIn = { userId: UserId; name: string; email: string; isProgramme: boolean; sessionHash: string }

export const SESSION_COOKIES = ['__Secure-authjs.session-token', 'authjs.session-token']

/** The person whose session this cookie header names, or nobody: read from the row, so that a withdrawn session counts at once. */
export async function whoseSession(cookieHeader: string | undefined): Promise<SignedIn | null> {
  const token = readCookie(cookieHeader)
  const row = token ? await findSession(token) : undefined
  if (!token || !row) return null
  const sessionHash = createHash('sha256').update(token).digest('hex').slice(0, 32)
  return { ...row, name: row.name ?? row.email, sessionHash }
}

/** Sessions that are read in one statement. */
const MOST = 100

const findSession = together(MOST, async (tokens: string[]) => {
  const rows = await identityDb()
    .select({
      token: sessions.sessionToken,
      userId: users.id,
      name: users.name,
      email: users.email,
      isProgramme: users.isProgramme,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(inArray(sessions.sessionToken, tokens), gt(sessions.expires, new Date())))
  const byToken = new Map(rows.map(({ token, ...person }) => [token, person]))
  return tokens.map((token) => byToken.get(token))
})

function readCookie(header: string | undefined): string | undefined {
  const pairs = new Map(header?.split(';').map((pair) => pair.trim().split('=', 2) as [string, string]))
  return SESSION_COOKIES.map((name) => pairs.get(name)).find(Boolean)
}
