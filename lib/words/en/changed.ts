/** That an answer changed after it was scored or agreed: what is said beside it, and what can be done about it. */
export const changed = {
  title: 'This answer changed',
  since: {
    'my-score': 'It changed after you scored it, <at></at>. Your score stays as it is until you change it.',
    scores: 'It changed after it was scored.',
    level: 'It changed after its level was recorded, <at></at>.',
    decision: 'It changed again after it was decided, <at></at>, that what was scored stands.',
  },
  mine: 'You scored it <at></at>, when it said something else.',
  what: 'What changed',
  wholeText: 'History of this answer',
  added: 'added: ',
  removed: 'removed: ',
  gone: 'Every word is gone.',
  scoreStands: 'My score stands',
  decide:
    'Decide whether what was scored still stands, or open another round further down. Everybody who scored it sees what you decide.',
  why: 'Why does it stand?',
  whyHint: 'It is in the record and the trail with your name.',
  letStand: 'What was scored stands',
  decided: 'Decided.',
  standing: 'The answer changed after it was scored. {who} decided <at></at> that what was scored stands: {reason}',
  somebody: 'The chair or the lead',
} as const
