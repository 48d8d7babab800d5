import type { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { aboutEvidence, figureFields } from './about-evidence'
import type { Figure } from './figure'
import { addJudged } from './store-adding'
import { needsReasons } from './two-fields'

export const addFigureInput = figureFields
  .extend(aboutEvidence.omit({ title: true, speaksFor: true }).shape)
  .superRefine((about, context) => needsReasons(about, context))

/** Adds a figure that was typed: it is called what it measures, and speaks for the day it is as at. */
export const addFigure = (caller: Caller, input: z.infer<typeof addFigureInput>) =>
  inCouncil(caller, (tx, actor) =>
    addJudged(tx, actor, { ...input, title: input.metric }, { kind: 'figure', figure: figureIn(input) }),
  )

/** A figure out of what was typed. */
export function figureIn(typed: z.infer<typeof addFigureInput>): Figure {
  const { metric, unit, area, period, value, source, state, comparatorOf, comparatorValue, speaksFor } = typed
  const comparator = comparatorOf && comparatorValue !== undefined ? { of: comparatorOf, value: comparatorValue } : null
  return { metricId: null, metric, unit, points: [{ area, period, value }], comparator, source, state, asAt: speaksFor }
}
