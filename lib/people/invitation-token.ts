import { createHash, randomBytes } from 'node:crypto'

const DAYS = 14

/** A link's secret, kept only as its hash, and when it runs out. */
export function newInvitationToken(now: Date) {
  const token = randomBytes(24).toString('base64url')
  return { token, tokenHash: hashOfToken(token), expiresAt: new Date(now.getTime() + DAYS * 86_400_000) }
}

export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex')
