import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { aboutEvidence } from './about-evidence'
import { readFigures } from './read-figures'
import { addJudged } from './store-adding'
import { needsReasons } from './two-fields'

export const importFiguresInput = aboutEvidence
  .omit({ title: true, speaksFor: true })
  .extend({
    csv: z.string('Choose a CSV file').min(1, 'Choose a CSV file').max(1_000_000, 'Use a file of at most 1 MB'),
    state: z.enum(['provisional', 'outturn', 'audited', 'disclaimed'], 'Choose how final the figures are'),
  })
  .superRefine((about, context) => needsReasons(about, context))

/** Adds a figure for each metric of a CSV: all of them, or none where a row cannot be read. */
export const importFigures = (caller: Caller, input: z.infer<typeof importFiguresInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const read = readFigures(input.csv)
    if (!read.ok) return read
    for (const one of read.value) {
      const about = { ...input, title: one.metric, speaksFor: one.asAt }
      const added = await addJudged(tx, actor, about, { kind: 'figure', figure: { ...one, state: input.state } })
      if (!added.ok) return added
    }
    return ok({ count: read.value.length })
  })
