import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { toldOfMail } from './mailed-again'
import { mayInviteAgain } from './policy'
import { saveInvitationMailedAgain } from './store-invitations'

export const sendInvitationAgainInput = z.object({ invitationId: z.string() })

/** Mails an open or a lapsed invitation once more, for another 14 days, unless its mail is still on its way. Its link is the same as before. */
export const sendInvitationAgain = (caller: Caller, input: z.infer<typeof sendInvitationAgainInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayInviteAgain(actor)
    if (!permit.ok) return permit
    return toldOfMail(await saveInvitationMailedAgain(tx, actor, permit.value, input.invitationId))
  })
