import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { dayOf } from '../words/dates'
import { mayMinute } from './policy'
import { answerDayOf, MOST_ASKS } from './referral'
import { loadHeld, saveMinute } from './store'

export const recordMinuteInput = z
  .object({
    referralId: z.string(),
    minute: z
      .string('Enter what was minuted')
      .trim()
      .min(1, 'Enter what was minuted')
      .max(8000, 'Use at most 8,000 characters'),
    asks: z.string().trim().default(''),
    answerBy: z
      .union([z.literal(''), z.iso.date('Enter a day').refine((day) => day < '2100', 'Enter a day before 2100')])
      .default(''),
  })
  .transform(({ asks, ...all }, context) => {
    const lines = asks.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
    const wrong =
      lines.length > MOST_ASKS
        ? `Enter at most ${MOST_ASKS} recommendations`
        : lines.some((line) => line.length > 1000)
          ? 'Use at most 1,000 characters for each'
          : ''
    if (wrong) context.addIssue({ code: 'custom', path: ['asks'], message: wrong })
    return { ...all, asks: lines }
  })

/** What a body minuted, with its recommendations, a line each, and the day by which they are answered. From then on it stays. */
export const recordMinute = (caller: Caller, input: z.output<typeof recordMinuteInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const { minute, asks } = input
    const referral = await loadHeld(tx, input.referralId)
    const answerBy = input.answerBy || (referral ? answerDayOf(referral.body, referral.meetsOn) : null)
    const permit = mayMinute(actor, referral, { today: dayOf(actor.now), asks: asks.length, answerBy })
    if (!permit.ok) return permit
    await saveMinute(tx, actor, permit.value, { minute, asks, answerBy })
    return ok(null)
  })
