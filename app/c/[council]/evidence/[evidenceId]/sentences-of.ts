import { questionName } from '@/lib/framework/named-question'
import type { Sentence } from './item-sentences'
import type { ItemView } from './item-uses'

/** The sentences that rest on an item as its page lists them: each leads to its question, where its evidence stands open. */
export const sentencesOf = ({ sentences }: ItemView, slug: string): Sentence[] =>
  sentences.map(({ id, quote, isLost, heldAgainst, by, canConfirm, title, assessmentId, ...question }) => ({
    ...{ id, quote, isLost, heldAgainst, by, canConfirm, assessment: title, question: questionName(question) },
    href: `/c/${slug}/assessments/${assessmentId}/q/${question.code}?panel=evidence`,
  }))
