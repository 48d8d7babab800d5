/** What a text, a thread or a piece of history hangs on, as it is called in a sentence: one for each kind. */
export const subject = {
  answer: 'the answer to {name}',
  reason: 'the reason for the level of {name}',
  statement: 'the statement of area {name}',
  evidence: 'the evidence for {name}',
} as const
