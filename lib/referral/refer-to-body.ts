import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { BODY_KINDS } from '@/db/schema/referral'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { anyDay } from '../words/days'
import { mayRefer } from './policy'
import { loadReferred, saveReferral } from './store'

export const referToBodyInput = z.object({
  assessmentId: z.string(),
  /** Where it is the reply that goes, and not the submission. */
  replyId: z.string().default(''),
  body: z.enum(BODY_KINDS, 'Choose the body'),
  bodyName: z
    .string('Say what the council calls it')
    .trim()
    .min(1, 'Say what the council calls it')
    .max(120, 'Use at most 120 characters'),
  meetsOn: anyDay('Enter the day on which it meets'),
})

/** A submission, or the council's reply, goes to a formal body on a day. A reply is with it from then on, and its words are closed. */
export const referToBody = (caller: Caller, input: z.output<typeof referToBodyInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const { assessmentId, replyId, ...said } = input
    const permit = mayRefer(actor, await loadReferred(tx, assessmentId, replyId), input.body)
    if (!permit.ok) return permit
    return ok({ referralId: await saveReferral(tx, actor, permit.value, said) })
  })
