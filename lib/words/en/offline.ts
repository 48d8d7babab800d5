/** The page that stands in for any other where there is no connection. */
export const offline = {
  title: 'No connection',
  lead: 'Concord cannot be reached now. What you typed is kept on this device, and sent when you are connected again.',
  again: 'Try again',
  back: 'Go back',
  kept: 'To read meanwhile',
  hint: 'The questions that you opened last, as they were then. Only you see them here. They are removed when you sign out, and 8 hours after you opened them.',
  none: 'Nothing is kept on this device to be read. Questions that you open are, for 8 hours.',
  levels: 'Levels',
  answer: 'The answer',
  noAnswer: 'It had no words yet.',
  asOf: 'As it was on',
} as const
