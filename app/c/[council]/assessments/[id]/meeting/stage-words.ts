import { said } from '@/app/_ui/round-words'
import { questionName } from '@/lib/framework/named-question'
import type { Board, RoundResult } from '@/lib/meeting/view-board'
import type { MyPart } from '@/lib/meeting/view-my-part'
import { dayOf, momentWords } from '@/lib/words/dates'

/** Of scores, so that nobody takes it for the level that the chair records. */
export const CONSENSUS_WORDS = {
  agreed: 'The scores agree',
  close: 'The scores are close',
  split: 'The scores are split',
  polarised: 'The scores are polarised',
} as const

/** Whether its day is still to come and nothing was begun: nobody waits for anybody's screen yet. */
export const isAhead = ({ item, startsAt }: Pick<Board, 'item' | 'startsAt'>): boolean =>
  !item && startsAt !== null && dayOf(startsAt) > dayOf(new Date())

/** What the screens say of the moment, in one short sentence. */
export function stageWords({ item, hasFacilitator, startsAt }: Board): string {
  if (!item && startsAt && new Date(startsAt) > new Date())
    return `The meeting is arranged for ${momentWords(startsAt)}.`
  if (!item) return hasFacilitator ? 'The meeting begins in a moment.' : 'Nobody facilitates yet.'
  switch (item.stage) {
    case 'waiting':
    case 'reading':
      return 'Read the question and the answer.'
    case 'scoring':
      return item.roundNumber > 1 ? `Score again, each alone: round ${item.roundNumber}.` : 'Score now, each alone.'
    case 'result':
      return 'The scores'
    case 'agreed':
      return 'What we agreed'
  }
}

/** The change of the board for those who hear it: what is on the screens, and the result in words. */
export function announcement(board: Board, nameOf: (level: number) => string): string {
  const { item } = board
  if (!item) return stageWords(board)
  const result = item.results.at(-1)
  if (item.stage === 'agreed' && item.agreement)
    return `Agreed: level ${item.agreement.level}, ${nameOf(item.agreement.level)}. Ambition ${item.agreement.ambition}.`
  if (item.stage === 'result' && result) return `The scores are revealed. ${resultWords(result)}`
  return item.stage === 'scoring' ? stageWords(board) : `Question ${questionName(item)}. ${item.question}`
}

/** Whose turn it is to speak, and whether one is asked to: for one person who hears the page. */
export function forMe({ speaking, hand, invited }: MyPart): string {
  if (hand === 'speaking') return 'It is your turn to speak.'
  if (speaking) return `${speaking.name} is speaking.`
  return invited ? `Your level is the ${invited}. Would you like to speak?` : ''
}

const resultWords = (result: RoundResult): string =>
  `${result.consensus ? `${CONSENSUS_WORDS[result.consensus]}. ` : ''}${said(result)}.`

/** Who gave no level, so that a gap is seen as a gap. */
export function coverageWords({ levels, assessors, cannotJudge, doesNotApply }: RoundResult): string {
  const others = [
    cannotJudge > 0 ? `${cannotJudge} could not judge` : '',
    doesNotApply > 0 ? `${doesNotApply} said that it does not apply` : '',
  ].filter(Boolean)
  return `${levels.length} of ${assessors} gave a level${others.length > 0 ? `; ${others.join('; ')}` : ''}.`
}
