import { acceptSuggestion } from '@/lib/comment/accept-suggestion'
import { suggestWords } from '@/lib/comment/suggest-words'
import { viewQuestion } from '@/lib/score/view-question'
import { type Cast, done } from './cast'
import { wordsIn } from './write-answer'

/** Other words for an answer that is being written: from whom, for which words, and who accepted them. */
const SUGGESTED: [code: string, by: string, words: string, replacement: string, reason: string, accepted?: string][] = [
  [
    ...(['1.6', 'member3', 'Fewer than half link it to their budget.'] as const),
    'Fewer than half link it to their budget, and none of those is in the north.',
    'The report to the committee in May said so.',
    'officer',
  ],
  [
    ...(['2.7', 'member2', 'and grants now run for three years'] as const),
    'and seven of its nine grants now run for three years',
    'Two were renewed for a year only.',
  ],
]

/** Members propose other words: one proposal is accepted, one waits for whoever writes the answer. */
export async function suggest(cast: Cast, assessmentId: string, daysAgo: number) {
  for (const [code, account, words, replacement, reason, accepted] of SUGGESTED) {
    const by = cast(account, daysAgo)
    const anchor = await wordsIn(by, { assessmentId, code }, words)
    if (!anchor) throw new Error(`the demo suggests nothing in ${code}`)
    const { documentId: subjectId } = await done('open a question', viewQuestion(by, { assessmentId, code }))
    const { threadId } = await done('suggest', suggestWords(by, { subjectId, anchor, replacement, reason }))
    if (accepted) await done('accept', acceptSuggestion(cast(accepted, daysAgo - 1), { threadId }))
  }
}
