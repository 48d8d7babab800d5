import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { inTurn } from '../trail/chain'
import { newInvitation } from './invitation-token'
import { judgeLines } from './judge-lines'
import { mayInviteAgain } from './policy'
import { inviteManyShape } from './preview-invitations'
import { saveInvitation } from './store-invitations'

export const invitePeopleInput = z.object(inviteManyShape)

/** Invites everybody of a list whose line has nothing wrong with it; the others come back. The database queues the mails with it. */
export const invitePeople = (caller: Caller, input: z.output<typeof invitePeopleInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const allowed = mayInviteAgain(actor)
    if (!allowed.ok) return allowed
    const lines = await judgeLines(tx, actor, input.list, input.role)
    const good = lines.flatMap(({ invites }) => invites ?? [])
    if (good.length === 0) return refuse({ kind: 'nobody-to-invite', field: 'list' })
    for (const { permit, ...wanted } of good)
      await saveInvitation(tx, actor, permit, { ...wanted, ...(await newInvitation(tx, actor.now)) })
    return ok({ invited: good.length, left: lines.filter(({ invites }) => !invites).map(({ raw }) => raw) })
  })
