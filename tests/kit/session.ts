import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { UserId } from '@/db/ids'
import { testDatabase } from './database'

/** A session of this person, as the token of their cookie. */
export async function sessionOf({ userId }: { userId: UserId }, owner?: pg.Pool): Promise<string> {
  const token = randomUUID()
  await (owner ?? (await testDatabase()).owner).query(
    `insert into sessions (session_token, user_id, expires) values ($1, $2, now() + interval '1 hour')`,
    [token, userId],
  )
  return token
}

/** A session of this person, as the cookie that their browser would send. */
export const cookieOf = async (who: { userId: UserId }, owner?: pg.Pool) =>
  `authjs.session-token=${await sessionOf(who, owner)}`
