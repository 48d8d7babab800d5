import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ROLES } from '../access/access'
import type { PeopleRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { dutyWords } from './ending'
import { loadEnding } from './load-ending'
import { mayChangeMembership } from './policy'
import { loadMembership, saveMembershipChange } from './store'
import { wordsAlone } from './words-alone'

export const changeRoleInput = z.object({
  membershipId: z.string(),
  role: z.enum(ROLES, 'Choose a role'),
  endsDuties: z
    .union([z.boolean(), z.literal('on').transform(() => true)])
    .optional()
    .default(false),
  post: wordsAlone(z.string().trim().min(1, 'Enter the post').max(120, 'Use at most 120 characters for the post')),
})

/**
 * Ends a person's role today and starts another, or the same under another post; what they did before keeps the post of its
 * time. Where duties end with it, it is done only if that is said to be meant.
 */
export const changeRole = (
  caller: Caller,
  input: z.input<typeof changeRoleInput>,
): Promise<Result<null, PeopleRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const { membership, leads } = await loadMembership(tx, input.membershipId)
    const permit = mayChangeMembership(actor, membership, leads, input.role)
    if (!permit.ok) return permit
    const ending = await loadEnding(tx, permit.value.thing, input.role, 'update')
    const duties = dutyWords(ending)
    if (duties && !input.endsDuties) return refuse({ kind: 'ends-duties', duties, field: 'endsDuties' })
    await saveMembershipChange(tx, actor, permit.value, { role: input.role, post: input.post }, ending)
    return ok(null)
  })
