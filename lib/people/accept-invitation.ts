import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { asUser, type Tx } from '@/db/gate'
import type { CouncilId, UserId } from '@/db/ids'
import { announce } from '../announce'
import type { PeopleRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { chain } from '../trail/chain'
import { hashOfToken } from './invitation-token'

export const acceptInvitationInput = z.object({ token: z.string().max(100) })

/** The invited person takes the role, or the keeping of the register: only with the invited address, only once, only in time. */
export const acceptInvitation = (
  userId: UserId,
  input: { token: string },
): Promise<Result<{ slug: string | null }, PeopleRefusal>> =>
  asUser(userId, async (tx) => {
    const { rows } = await tx.execute<{ slug: string | null }>(
      sql`select accept_invitation(${hashOfToken(input.token)}) as slug`,
    )
    const slug = rows[0]?.slug
    if (!slug && (await keepsRegister(tx, input.token))) return ok({ slug: null })
    const councilId = slug ? await actingCouncil(tx) : undefined
    if (!slug || !councilId) return refuse({ kind: 'invitation-not-yours' })
    await chain(tx, { userId, councilId, now: new Date() }, 'invitation.accepted', { userId })
    await announce(tx, { topic: 'access', council: councilId })
    return ok({ slug })
  })

const keepsRegister = async (tx: Tx, token: string) =>
  (await tx.execute<{ done: boolean }>(sql`select accept_programme_invitation(${hashOfToken(token)}) as done`)).rows[0]
    ?.done === true

const actingCouncil = async (tx: Tx) =>
  (await tx.execute<{ id: CouncilId }>(sql`select acting_council() as id`)).rows[0]?.id
