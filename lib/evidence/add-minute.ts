import type { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { aboutEvidence, minuteFields } from './about-evidence'
import { addJudged } from './store-adding'
import { needsReasons } from './two-fields'

export const addMinuteInput = aboutEvidence
  .pick({ title: true })
  .extend(minuteFields.shape)
  .extend(aboutEvidence.omit({ title: true, speaksFor: true }).shape)
  .superRefine((about, context) => needsReasons(about, context))

/** Adds a minute of a formal body: it speaks for the day of its meeting. */
export const addMinute = (caller: Caller, input: z.infer<typeof addMinuteInput>) =>
  inCouncil(caller, (tx, actor) => {
    const { body, on, item, says } = input
    return addJudged(tx, actor, { ...input, speaksFor: on }, { kind: 'minute', minute: { body, on, item, says } })
  })
