import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { inTurn } from '../trail/chain'
import { newInvitation } from './invitation-token'
import { invitePersonInput } from './invite-person'
import { loadPeople } from './load-people'
import { mayInvite, mayManage } from './policy'
import { loadGroups } from './store'
import { loadOpenInvitations, saveInvitation, saveInvitationWithdrawn, savePromisedMoved } from './store-invitations'

export const correctInvitationInput = invitePersonInput.extend({ invitationId: z.string() })

/** Puts an invitation right: the old link stops working, and a new one goes out, with whatever they are named to. */
export const correctInvitation = (caller: Caller, input: z.output<typeof correctInvitationInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const { invitationId, ...wanted } = input
    const open = await loadOpenInvitations(tx)
    const before = open.find(({ id }) => id === invitationId)
    const lead = mayManage(actor)
    if (!lead.ok) return lead
    if (!before) return refuse({ kind: 'not-found' })
    const group = (await loadGroups(tx)).find(({ id }) => id === wanted.politicalGroupId)
    const permit = mayInvite(actor, wanted, {
      isMember: (await loadPeople(tx)).some(({ email }) => email.toLowerCase() === wanted.email),
      isInvited: open.some(({ id, email }) => id !== invitationId && email === wanted.email),
      hasGroup: group !== undefined,
    })
    if (!permit.ok) return permit
    const made = await newInvitation(tx, actor.now)
    await saveInvitation(tx, actor, permit.value, { ...wanted, politicalGroupId: group?.id ?? null, ...made })
    await savePromisedMoved(tx, actor, permit.value, { from: before.id, to: made.id })
    await saveInvitationWithdrawn(tx, actor, lead.value, before.id)
    return ok({ invitationId: made.id })
  })
