import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ASK_DECISIONS } from '@/db/schema/referral'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayAnswerBody } from './policy'
import { loadAsk, saveAnswer } from './store'

export const answerBodyInput = z
  .object({
    bodyAskId: z.string(),
    decision: z.enum(ASK_DECISIONS, 'Choose what you answer'),
    /** Which answer stood there when this one was begun. */
    seen: z.string().default(''),
    reason: z.string().trim().max(1000, 'Use at most 1,000 characters').default(''),
  })
  .superRefine(({ decision, reason }, context) => {
    if (decision !== 'accepted' && reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Say why it is not accepted' })
  })

/** The council accepts what a body recommends, or does not and says why; over an answer that its author has seen. */
export const answerBody = (caller: Caller, input: z.output<typeof answerBodyInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayAnswerBody(actor, await loadAsk(tx, input.bodyAskId), input)
    if (!permit.ok) return permit
    await saveAnswer(tx, actor, permit.value, { decision: input.decision, reason: input.reason || null })
    return ok(null)
  })
