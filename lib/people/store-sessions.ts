import { and, desc, eq, gt, ne, sql } from 'drizzle-orm'
import { identityDb } from '@/db/gate'
import type { SessionId, UserId } from '@/db/ids'
import { sessions } from '@/db/schema/identity'
import { IDLE_HOURS } from './keep-session'

/** Begins one, which lasts until it is idle for too long. */
export const startSession = (sessionToken: string, userId: UserId) =>
  identityDb()
    .insert(sessions)
    .values({ sessionToken, userId, expires: sql`now() + make_interval(hours => ${IDLE_HOURS})` })

export const nameDevice = (sessionToken: string, device: string | null) =>
  identityDb().update(sessions).set({ device }).where(eq(sessions.sessionToken, sessionToken))

/** The one of this secret: whose it was. Its open connections are told by the database. */
export async function dropSession(sessionToken: string): Promise<UserId | undefined> {
  const [ended] = await identityDb()
    .delete(sessions)
    .where(eq(sessions.sessionToken, sessionToken))
    .returning({ userId: sessions.userId })
  return ended?.userId
}

/** A person's own that have not ended, the last used first. */
export const loadSessionsOf = (userId: UserId) =>
  identityDb()
    .select({
      id: sessions.id,
      device: sessions.device,
      since: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expires, sql`now()`)))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))

/** One of a person's own, or all but one. Says how many have ended. */
export async function dropOwn(userId: UserId, which: { only: SessionId } | { allBut: SessionId }): Promise<number> {
  const those = 'only' in which ? eq(sessions.id, which.only) : ne(sessions.id, which.allBut)
  const ended = await identityDb()
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), those))
    .returning({ id: sessions.id })
  return ended.length
}
