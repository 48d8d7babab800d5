import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { mayManage } from './policy'
import { saveInvitationWithdrawn } from './store-invitations'

export const withdrawInvitationInput = z.object({ invitationId: z.string() })

/** Makes an open invitation's link worthless. */
export const withdrawInvitation = (caller: Caller, input: z.infer<typeof withdrawInvitationInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayManage(actor)
    if (!permit.ok) return permit
    const isDone = await saveInvitationWithdrawn(tx, actor, permit.value, input.invitationId)
    return isDone ? ok(null) : refuse({ kind: 'not-found' })
  })
