import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { mayRecordStance } from './policy'
import { loadScoreSheet } from './store'
import { type Stance, saveStance } from './store-agreement'

const where = z.object({ assessmentId: z.string(), code: z.string() })
const stance = z.discriminatedUnion(
  'stance',
  [
    z.object({ stance: z.literal('concur') }),
    z.object({
      stance: z.literal('dissent'),
      minorityView: z
        .string('Enter what you would have recorded instead, and why')
        .trim()
        .min(1, 'Enter what you would have recorded instead, and why')
        .max(4000, 'Your view must be 4,000 characters or fewer'),
      isNamed: z
        .union([z.boolean(), z.literal('on').transform(() => true)])
        .optional()
        .default(false),
    }),
  ],
  'Choose whether you agree',
)

export const recordStanceInput = where.and(stance)
export type RecordStance = z.output<typeof where> & Stance

/** An assessor concurs with the agreed level or dissents from it. A dissent is kept without a name unless its author wants one. */
export const recordStance = (
  caller: Caller,
  input: RecordStance,
): Promise<Result<{ stance: Stance['stance'] }, ScoreRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input, 'share')
    const permit = mayRecordStance(actor, sheet)
    if (!permit.ok) return permit
    await saveStance(tx, actor, permit.value, input)
    return ok({ stance: input.stance })
  })
