import type { Actor, Tx } from '@/db/gate'
import { type BareWords, loadBareWords } from '../text/bare-words'
import { changedSinceMine, changedSinceRevealed } from './changed-answer'
import { mayLetStand, maySubmitScore } from './policy'
import type { ScoreSheet } from './store'
import { loadJudged } from './store-judged'

const UNREAD: BareWords = { words: '', seq: 0 }

/**
 * Whether the answer to a question changed since it was judged. While a round is open that is since the reader's own score, and
 * hangs on nothing of anybody else's; from the reveal on it is for everybody to see, with what was decided. `words`: what the answer
 * says now, where that is read already.
 */
export async function shownChange(tx: Tx, actor: Actor, sheet: ScoreSheet, words?: BareWords) {
  const judged = sheet.round ? await loadJudged(tx, actor, [sheet.round.id]) : []
  const now = judged.length > 0 ? (words ?? (await loadBareWords(tx, sheet.questionId))) : UNREAD
  const isOpen = sheet.round?.state === 'open'
  const mine = changedSinceMine(judged, now)
  const change = isOpen ? mine : changedSinceRevealed(judged, now)
  return {
    ...{ roundId: sheet.round?.id, change },
    /** After the reveal as well: that one's own score was given of other words, whatever was decided since. */
    mine: isOpen ? undefined : mine,
    stands: judged.flatMap(({ act, at, by, reason }) => (act === 'stand' && reason ? [{ at, by, reason }] : [])),
    abilities: {
      standBy: isOpen && mine !== undefined && maySubmitScore(actor, sheet).ok,
      letStand: mayLetStand(actor, sheet, change !== undefined).ok,
    },
  }
}

export type ChangeView = Awaited<ReturnType<typeof shownChange>>
