import type { Tx } from '@/db/gate'
import type { AssessmentRow } from '../assessment/store'
import { isGap } from './crosswalk'
import type { Order } from './order'
import { loadGapTexts } from './store'

/** An order as it stands for an assessment: of each ask the questions that are there, whether it is a gap, and what was written for it. */
export async function loadOrder(tx: Tx, assessment: AssessmentRow, order: Order, answered: ReadonlySet<string>) {
  const texts = await loadGapTexts(tx, assessment, order)
  return {
    ...{ title: order.title, source: order.source },
    themes: order.themes.map(({ title, asks }) => ({
      title,
      asks: asks.map((ask) => {
        const written = texts.find((text) => text.ask === ask.key)
        return {
          ...{ key: ask.key, words: ask.words, codes: [...ask.codes], isGap: isGap(ask, answered), write: ask.write },
          written: written
            ? { words: written.words, by: written.by, at: written.at.toISOString(), carriedFrom: written.carriedFrom }
            : null,
        }
      }),
    })),
  }
}
