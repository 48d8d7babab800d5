import { Details } from '@/app/_ui/details'
import { Reasons } from '../_score/reasons'
import type { Inside } from './inside'

/** The reasons that people gave, once they are revealed; those of the rounds before stay readable while all score again. */
export function SaidPanel({ board, mine: { sheet } }: Inside) {
  const { item } = board
  if (!item || !sheet || sheet.question.code !== item.code || sheet.round?.id !== item.roundId) return null
  const isShown = item.stage === 'result' || item.stage === 'agreed'
  const rounds = [
    ...(isShown && sheet.revealed ? [{ number: item.roundNumber, answers: sheet.revealed.answers }] : []),
    ...(isShown || item.stage === 'scoring' ? sheet.earlier.toReversed() : []),
  ]
  return rounds.map(({ number, answers }) => (
    <Details
      key={number}
      summary={number === item.roundNumber ? 'What people said' : `What people said in round ${number}`}
    >
      <Reasons answers={answers} />
    </Details>
  ))
}
