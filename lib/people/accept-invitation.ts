import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { asUser, type Tx } from '@/db/gate'
import type { AssessmentId, CouncilId, UserId } from '@/db/ids'
import { announce } from '../announce'
import type { PeopleRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { chain } from '../trail/chain'
import { hashOfToken } from './invitation-token'
import { wordsAlone } from './words-alone'

export const acceptInvitationInput = z.object({
  token: z.string().max(100),
  name: wordsAlone(
    z.string().trim().min(1, 'Enter your name').max(120, 'Use at most 120 characters for your name'),
  ).optional(),
})

/**
 * The invited person takes the role, or the keeping of the register: only with the invited address, only once, only in time. Who has no role
 * anywhere yet says how they are called.
 */
export const acceptInvitation = (
  userId: UserId,
  input: z.output<typeof acceptInvitationInput>,
): Promise<Result<{ slug: string | null }, PeopleRefusal>> =>
  asUser(userId, async (tx) => {
    const { rows } = await tx.execute<{ slug: string | null; renamed: boolean | null }>(
      sql`select place as slug, renamed from accept_invitation(${hashOfToken(input.token)}, ${input.name ?? null})`,
    )
    const slug = rows[0]?.slug
    if (!slug && (await keepsRegister(tx, input.token))) return ok({ slug: null })
    const councilId = slug ? await actingCouncil(tx) : undefined
    if (!slug || !councilId) return refuse({ kind: 'invitation-not-yours' })
    const actor = { userId, councilId, now: new Date() }
    await chain(tx, actor, 'invitation.accepted', { userId })
    if (rows[0]?.renamed) await chain(tx, actor, 'person.name-corrected', { userId })
    for (const { assessmentId, duties } of await loadTakenUp(tx, userId)) {
      await chain(tx, actor, 'assessment.duties-taken-up', { assessmentId, userId, duties })
      await announce(tx, { topic: 'assessment', id: assessmentId })
    }
    await announce(tx, { topic: 'access', council: councilId })
    return ok({ slug })
  })

const keepsRegister = async (tx: Tx, token: string) =>
  (await tx.execute<{ done: boolean }>(sql`select accept_programme_invitation(${hashOfToken(token)}) as done`)).rows[0]
    ?.done === true

/** What they were named to while they were invited, and are as of this transaction. */
const loadTakenUp = async (tx: Tx, userId: UserId) =>
  (
    await tx.execute<{ assessmentId: AssessmentId; duties: string[] }>(sql`
      select d.assessment_id as "assessmentId", array_agg(d.duty order by d.duty) as duties from assessment_duties d
      where d.user_id = ${userId} and d.started_at = now() group by d.assessment_id`)
  ).rows

const actingCouncil = async (tx: Tx) =>
  (await tx.execute<{ id: CouncilId }>(sql`select acting_council() as id`)).rows[0]?.id
