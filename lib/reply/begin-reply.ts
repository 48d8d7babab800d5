import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayBegin } from './policy'
import { loadReplied, saveBegun } from './store'

export const beginReplyInput = z.object({ reviewId: z.string() })

/** The lead begins the council's formal reply to a report: a text that the council writes together. */
export const beginReply = (caller: Caller, input: z.output<typeof beginReplyInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayBegin(actor, await loadReplied(tx, input.reviewId))
    if (!permit.ok) return permit
    const { assessmentId } = permit.value.thing
    return ok({ assessmentId: assessmentId as string, replyId: (await saveBegun(tx, actor, permit.value)) as string })
  })
