import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { identityDb } from '@/db/gate'
import { verificationTokens } from '@/db/schema/identity'
import { env } from '../env'

const HOURS = 1

/**
 * The address in a mail that signs in once, for an hour, and leads on to a path of ours. Mail filters follow links before
 * people do, so it leads to a page whose button uses it. The hash is kept as the sign-in library looks for it (`@auth/core`,
 * actions/callback: SHA-256 over token and secret).
 */
export async function makeLink(email: string, place: string): Promise<string> {
  const { APP_URL, AUTH_SECRET = '' } = env()
  const token = randomBytes(24).toString('base64url')
  await identityDb()
    .insert(verificationTokens)
    .values({
      identifier: email,
      token: createHash('sha256').update(`${token}${AUTH_SECRET}`).digest('hex'),
      expires: sql`now() + make_interval(hours => ${HOURS})`,
    })
  return `${APP_URL}/sign-in/link?${new URLSearchParams({ callbackUrl: `${APP_URL}${place}`, token, email })}`
}
