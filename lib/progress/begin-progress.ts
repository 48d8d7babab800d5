import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayBegin } from './policy'
import { loadReported, saveBegun } from './store'

export const beginProgressInput = z.object({ reviewId: z.string() })

/** The lead begins the progress review of a report: what the council says, recommendation by recommendation. */
export const beginProgress = (caller: Caller, input: z.output<typeof beginProgressInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayBegin(actor, await loadReported(tx, input.reviewId))
    if (!permit.ok) return permit
    const { assessmentId } = permit.value.thing
    return ok({
      assessmentId: assessmentId as string,
      progressId: (await saveBegun(tx, actor, permit.value)) as string,
    })
  })
