import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ROLES } from '../access/access'
import { ok } from '../result'
import { mayChangeMembership } from './policy'
import { loadMembership, saveMembershipChange } from './store'

export const changeRoleInput = z.object({
  membershipId: z.string(),
  role: z.enum(ROLES, 'Choose a role'),
  post: z.string().trim().min(1, 'Enter the post').max(120, 'Use at most 120 characters for the post'),
})

/** Ends a person's role today and starts another; what they did before keeps the post of its time. */
export const changeRole = (caller: Caller, input: z.infer<typeof changeRoleInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const { membership, leads } = await loadMembership(tx, input.membershipId)
    const permit = mayChangeMembership(actor, membership, leads, input.role)
    if (!permit.ok) return permit
    await saveMembershipChange(tx, actor, permit.value, { role: input.role, post: input.post })
    return ok(null)
  })
