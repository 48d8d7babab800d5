/** What a text, a thread or a piece of history hangs on, as it is called in a sentence: one for each kind. */
export const subject = {
  answer: 'the answer to {code} {shortName}',
  reason: 'the reason for the level of {code} {shortName}',
  statement: 'the statement of area {code} {shortName}',
  evidence: 'the evidence “{shortName}”',
  'council-reply': 'the reply to {shortName}',
} as const
