import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayTakeBack } from './policy'
import { loadHeld, saveTakenBack } from './store'

export const takeBackReplyInput = z.object({ replyId: z.string() })

/** The lead takes the reply back from the body that has it, to write it otherwise; it goes to a body again. */
export const takeBackReply = (caller: Caller, input: z.output<typeof takeBackReplyInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayTakeBack(actor, await loadHeld(tx, input.replyId, 'update'))
    if (!permit.ok) return permit
    await saveTakenBack(tx, actor, permit.value)
    return ok(null)
  })
