import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { eachOnceInput } from '../each-once-input'
import { loadForPeers } from '../request/store'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayState } from './policy'
import { MOST_EVIDENCE } from './progress'
import { loadHeld, loadOf, saveStatement } from './store'

export const writeStatementInput = z.object({
  progressId: z.string(),
  recommendationId: z.string(),
  /** Which writing stood there when it was begun, so that nobody writes over words that they have not seen. */
  seen: z.string().default(''),
  words: z
    .string('Say how far the council is')
    .trim()
    .min(1, 'Say how far the council is')
    .max(4000, 'Use at most 4,000 characters'),
  itemIds: eachOnceInput(z.array(z.string()).max(MOST_EVIDENCE, `Choose at most ${MOST_EVIDENCE}`)),
})

/** The council says how far it is with one recommendation, and names evidence that peers may open, in its newest version. */
export const writeStatement = (caller: Caller, input: z.output<typeof writeStatementInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const { progressId, recommendationId, seen, words, itemIds } = input
    const progress = await loadHeld(tx, { progressId }, 'update')
    const of = progress && (await loadOf(tx, progress.reviewId, recommendationId, 'statement'))
    const open = await loadForPeers(tx, itemIds)
    const named = open.length === itemIds.length ? open : 'closed'
    const permit = mayState(actor, progress, of, { seen, named })
    if (!permit.ok) return permit
    await saveStatement(tx, actor, permit.value, words)
    return ok(null)
  })
