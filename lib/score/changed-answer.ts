import { type ChangedPart, changeOfWords } from '../text/history/change-of-words'

/** What an answer said when somebody judged it, and what it says now. */
export type Judged = { act: 'score' | 'agree' | 'stand'; at: Date; isMine: boolean; words: string; seq: number }
export type Now = { words: string; seq: number }

/** That an answer changed since it was judged, and how. Whose judgement it was of is told to nobody but themselves. */
export type ChangedAnswer = { since: 'my-score' | 'scores' | 'level' | 'decision'; at: Date; parts: ChangedPart[] }

/** The same words again are no change, in other paragraphs or in bold neither. */
const isOther = (judged: Pick<Judged, 'words' | 'seq'>, now: Now) =>
  now.seq > judged.seq && inLine(now) !== inLine(judged)
const inLine = ({ words }: Pick<Judged, 'words'>) => words.replaceAll('\n', ' ')

const changed = (since: ChangedAnswer['since'], { at, words }: Judged, now: Now): ChangedAnswer => ({
  ...{ since, at },
  parts: changeOfWords(words, now.words),
})

/** While a round is open: since somebody's own score of it. */
export function changedSinceMine(judged: readonly Judged[], now: Now): ChangedAnswer | undefined {
  const mine = judged.find(({ act, isMine }) => act === 'score' && isMine)
  return mine && isOther(mine, now) ? changed('my-score', mine, now) : undefined
}

/** From the reveal on, as the database asks it too (`changed_since_revealed`): since what was decided last, or else since a score. */
export function changedSinceRevealed(judged: readonly Judged[], now: Now): ChangedAnswer | undefined {
  const decided = judged.filter(({ act }) => act !== 'score').sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  if (decided)
    return isOther(decided, now) ? changed(decided.act === 'agree' ? 'level' : 'decision', decided, now) : undefined
  const scored = judged.filter((one) => isOther(one, now)).sort((a, b) => a.at.getTime() - b.at.getTime())[0]
  return scored && changed('scores', scored, now)
}
