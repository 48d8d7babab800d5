import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { asUser } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { newInvitation } from '../people/invitation-token'
import { ok, refuse } from '../result'
import { addCouncilInput } from './add-council'

const { leadName, leadEmail, leadPost } = addCouncilInput.shape
export const correctLeadInput = z.object({ invitationId: z.string(), leadName, leadEmail, leadPost })

/** Puts the invitation of a council's first lead right. The old link stops working, and a new one goes out. */
export const correctLead = (userId: UserId, input: z.output<typeof correctLeadInput>) =>
  asUser(userId, async (tx) => {
    if (!isId(input.invitationId)) return refuse({ kind: 'not-found' })
    const { id, tokenHash, expiresAt } = await newInvitation(tx, new Date())
    const { rows } = await tx.execute<{
      done: boolean
    }>(sql`select correct_lead(${input.invitationId}, ${input.leadEmail},
      ${input.leadName}, ${input.leadPost}, ${id}, ${tokenHash}, ${expiresAt.toISOString()}) as done`)
    return rows[0]?.done ? ok({ invitationId: id }) : refuse({ kind: 'not-found' })
  })
