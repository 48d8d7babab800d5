import { z } from 'zod'
import { dayAhead } from '../words/days'
import { COST_LIST, type Cost, MOST_STEPS } from './plan'

const ROWS = Array.from({ length: MOST_STEPS }, (_, at) => at + 1)
const line = (asked: string, most: number) =>
  z.string(asked).trim().min(1, asked).max(most, `Use at most ${most} characters`)

/** A plan draws its days on one strip: one that is far from all others would leave them no room. */
const DAY_OF_STEP = z.iso.date().refine((day) => day >= '2000' && day < '2100')

export type TypedStep = { title: string; dueOn: string }

/** What is said of an action when it is added or changed, but for where it comes from. */
export const actionFields = {
  title: line('Say what will be done', 160),
  ownerId: z.string('Choose whose it is').min(1, 'Choose whose it is'),
  dueOn: dayAhead('Enter the day by which it is done'),
  cost: z.enum(COST_LIST as [Cost, ...Cost[]]).default('unknown'),
  benefit: z.string().trim().max(600, 'Use at most 600 characters').default(''),
  levelAim: z.coerce.number().int().min(1).max(4).optional().catch(undefined),
}

const typed = z.string().trim().max(120, 'Use at most 120 characters').default('')
/** A short list of steps, each a line and its day; a row without either is none. They are read by `stepsOf` alone. */
export const stepFields = Object.fromEntries(
  ROWS.flatMap((at) => [
    [`stepTitle${at}`, typed],
    [`stepOn${at}`, typed],
  ]),
) as Record<never, typeof typed>

export function stepsOf(all: Record<string, unknown>, context: z.RefinementCtx): TypedStep[] {
  return ROWS.flatMap((at) => {
    const [title, dueOn] = [`stepTitle${at}`, `stepOn${at}`].map((name) => String(all[name] ?? ''))
    if (!title && !dueOn) return []
    const wrong = !title
      ? 'Say what the step is'
      : DAY_OF_STEP.safeParse(dueOn).success
        ? ''
        : 'Enter the day of the step'
    if (wrong) context.addIssue({ code: 'custom', path: [title ? `stepOn${at}` : `stepTitle${at}`], message: wrong })
    return [{ title: title ?? '', dueOn: dueOn ?? '' }]
  })
}
