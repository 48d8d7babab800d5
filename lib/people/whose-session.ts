import { batch } from '@/db/batch'
import { findSessions } from '@/db/gate'
import type { SessionId, UserId } from '@/db/ids'
import { env } from '../env'

/** `since`: when they signed in. `until`: when the session ends by itself, unless it is used meanwhile. */
export type SignedIn = {
  userId: UserId
  name: string
  email: string
  isProgramme: boolean
  sessionId: SessionId
  since: Date
  usedAt: Date
  until: Date
}

/** Under https a name that a browser takes from this very host alone, and only over https. No other is looked at there. */
export const sessionCookie = (): string =>
  env().APP_URL.startsWith('https://') ? '__Host-authjs.session-token' : 'authjs.session-token'

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
    sessionId: row.id,
    since: row.created_at,
    usedAt: row.last_used_at,
    until: row.expires,
  }
}

/** Sessions that are read in one statement. */
const MOST = 100

const findSession = batch(MOST, async (tokens: string[]) => {
  const found = new Map((await findSessions(tokens)).map((row) => [row.token, row]))
  return tokens.map((token) => found.get(token))
})

/** What a cookie header says is the session; nobody has looked whether it is one. */
export function readCookie(header: string | undefined): string | undefined {
  const pairs = new Map(header?.split(';').map((pair) => pair.trim().split('=', 2) as [string, string]))
  return pairs.get(sessionCookie())
}
