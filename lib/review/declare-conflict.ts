import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { wordsAlone } from '../people/words-alone'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { mayDeclare } from './policy'
import { loadMyPeer, saveDeclaration } from './store'

export const declareConflictInput = z
  .object({
    name: wordsAlone(
      z.string().trim().min(1, 'Enter your name').max(120, 'Use at most 120 characters for your name'),
    ).optional(),
    conflict: z.enum(['none', 'declared'], 'Say whether you have a conflict of interest'),
    conflictText: z.string().trim().max(2000, 'Use at most 2,000 characters').default(''),
  })
  .superRefine((said, context) => {
    if (said.conflict === 'declared' && said.conflictText === '')
      context.addIssue({ code: 'custom', path: ['conflictText'], message: 'Say what connects you with this council' })
  })

/** A peer says once how they are called and whether anything connects them with the council. With a conflict, the council decides whether they come in. */
export const declareConflict = (caller: Caller<ReviewPlace>, input: z.infer<typeof declareConflictInput>) =>
  inReview(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayDeclare(actor, (await loadMyPeer(tx, actor))?.conflict)
    if (!permit.ok) return permit
    await saveDeclaration(tx, actor, permit.value, {
      conflict: input.conflict,
      conflictText: input.conflict === 'declared' ? input.conflictText : null,
      ...(input.name ? { name: input.name } : {}),
    })
    return ok(null)
  })
