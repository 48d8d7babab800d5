import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { asUser } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { type MailedAgain, toldOfMail } from '../people/mailed-again'
import { refuse } from '../result'

export const sendLeadAgainInput = z.object({ invitationId: z.string() })

/** Mails the invitation of a council's first lead once more, for another fourteen days. */
export const sendLeadAgain = (userId: UserId, input: z.infer<typeof sendLeadAgainInput>) =>
  asUser(userId, async (tx) => {
    if (!isId(input.invitationId)) return refuse({ kind: 'not-found' })
    const { rows } = await tx.execute<{ outcome: MailedAgain }>(
      sql`select mail_lead_again(${input.invitationId}) as outcome`,
    )
    return toldOfMail(rows[0]?.outcome)
  })
