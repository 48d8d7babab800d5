import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ROLES } from '../access/access'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { newInvitation } from './invitation-token'
import { loadPeople } from './load-people'
import { mayInvite } from './policy'
import { loadGroups } from './store'
import { loadOpenInvitations, saveInvitation } from './store-invitations'
import { wordsAlone } from './words-alone'

export const invitePersonInput = z.object({
  name: wordsAlone(
    z.string().trim().min(1, 'Enter the person’s name').max(120, 'Use at most 120 characters for the name'),
  ),
  email: z.email('Enter an e-mail address, for example name@council.gov.uk').max(254).toLowerCase(),
  role: z.enum(ROLES, 'Choose a role'),
  post: wordsAlone(
    z.string().trim().min(1, 'Enter the person’s post').max(120, 'Use at most 120 characters for the post'),
  ),
  politicalGroupId: z
    .string()
    .default('')
    .transform((id) => id || null),
})

/** Invites somebody into a role. The database queues the mail with it. */
export const invitePerson = (caller: Caller, input: z.output<typeof invitePersonInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const group = (await loadGroups(tx)).find(({ id }) => id === input.politicalGroupId)
    const known = {
      isMember: (await loadPeople(tx)).some((person) => person.email.toLowerCase() === input.email),
      isInvited: (await loadOpenInvitations(tx)).some((invitation) => invitation.email === input.email),
      hasGroup: group !== undefined,
    }
    const permit = mayInvite(actor, input, known)
    if (!permit.ok) return permit
    const made = await newInvitation(tx, actor.now)
    await saveInvitation(tx, actor, permit.value, { ...input, politicalGroupId: group?.id ?? null, ...made })
    return ok({ invitationId: made.id, email: input.email })
  })
