import { createHash, createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { InvitationId, ProgrammeInvitationId } from '@/db/ids'
import { only } from '@/db/only'
import { env } from '../env'

/** Days for which an invitation can be used. */
export const INVITATION_DAYS = 14
/** 192 bits. */
const BYTES = 24

/** The id of an invitation that is being made, the hash of its link's secret, and when it runs out. */
export async function newInvitation(tx: Tx, now: Date) {
  const made = await tx.execute<{ id: InvitationId }>(sql`select uuidv7() as id`)
  const { id } = only(made.rows)
  return { id, tokenHash: hashOfToken(tokenOf(id)), expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000) }
}

/** The secret in an invitation's link. It is kept nowhere, because it can be made whenever the link is sent. */
export const tokenOf = (id: InvitationId | ProgrammeInvitationId) =>
  createHmac('sha256', `invitations ${env().AUTH_SECRET ?? ''}`)
    .update(id)
    .digest()
    .subarray(0, BYTES)
    .toString('base64url')

export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex')
