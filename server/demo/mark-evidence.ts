import { markWords } from '@/lib/evidence/mark-words'
import { viewEvidence } from '@/lib/evidence/view-evidence'
import { type Cast, done } from './cast'
import { wordsIn, writerOf } from './write-answer'

/** Which words of which answer rest on what is attached to their question. */
const MARKS: [code: string, title: string, words: string][] = [
  ['3.1', 'Full Council, minute 71', 'The plan covers four years with three scenarios.'],
  ['3.3', 'Usable reserves, share of net revenue', 'Unallocated reserves are 6.1% of net spending.'],
  ['3.3', 'Usable reserves, share of net revenue', 'Planned use this year paid for the housing system.'],
]

/** Lets sentences of the answers rest on their evidence. */
export async function markEvidence(cast: Cast, assessmentId: string, daysAgo: number) {
  for (const [code, title, words] of MARKS) {
    const by = cast(writerOf(code), daysAgo)
    const { items } = await done('see the evidence', viewEvidence(by, { assessmentId, code }))
    const item = items.find((one) => one.title === title)
    const anchor = await wordsIn(by, { assessmentId, code }, words)
    if (!item || !anchor) throw new Error(`the demo marks nothing in ${code}`)
    await done('mark words', markWords(by, { assessmentId, code, itemId: item.itemId, anchor }))
  }
}
