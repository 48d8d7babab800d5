import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { readAnswer } from '../text/answer-text'
import { loadText } from '../text/store'
import { inTurn } from '../trail/chain'
import { mayAgree } from './policy'
import { loadHeld, saveAgreed } from './store'

export const agreeReplyInput = z.object({ replyId: z.string() })

/** The reply is agreed, once the body that has it has minuted and every recommendation is answered. From then on nobody changes it. */
export const agreeReply = (caller: Caller, input: z.output<typeof agreeReplyInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const reply = await loadHeld(tx, input.replyId, 'update')
    const parts = reply ? await loadText(tx, reply.id) : []
    const { answer: words, text: plain } = readAnswer(parts.map(({ payload }) => payload))
    const permit = mayAgree(actor, reply, plain)
    if (!permit.ok) return permit
    await saveAgreed(tx, actor, permit.value, { words, plain })
    return ok(null)
  })
