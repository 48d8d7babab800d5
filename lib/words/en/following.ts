/** What follows a submitted assessment: the next cycle, or the same one reopened as its next version. */
export const following = {
  next: {
    title: 'Start from {title}',
    what: 'It begins with its answers, the evidence they rest on and the comments that are open, at the same words. Assessors, whoever was named as a writer, questions left out and rules come with it, of those who are still here. Nothing of {title} changes.',
    name: 'What is it called?',
    nameHint: 'For example: Self-assessment 2027 to 2028',
    hides: 'Hide the levels of the last time from each assessor until they have scored',
    hidesHint: 'Their score sheet then shows the old level only beside a score that they have submitted.',
    press: 'Start from the last one',
    empty: 'Start with nothing written',
  },
  reopen: {
    title: 'Reopen the submission',
    lead: 'For when something in it was wrong, or has changed so much that it has to be submitted again.',
    what: 'What happens',
    begins:
      'A new version begins with its answers, evidence and open comments. Only you see it until you open the answers.',
    stays: 'What was submitted stays as it is, with its seal. Its pages say that there is a newer version, and why.',
    again: 'The new version begins without scores. It is scored, agreed and signed again.',
    told: 'Whoever scored, wrote, chaired or signed the old version is told that it was reopened, with your reason.',
    why: 'Why is it reopened?',
    whyHint: 'Everybody in the council who reads the assessment reads this.',
    press: 'Reopen it as a new version',
    keep: 'Leave it as it is',
  },
  band: {
    newer: 'A newer version of this submission exists',
    because: 'It was reopened as <link></link>, because: {reason}',
    version: 'This is version {version, number} of the submission',
    reopens: 'It reopens <link></link>, because: {reason}',
    anew: 'It begins with the words, evidence and open comments of that one. No score, agreed level or signature comes with it: all of that is done again.',
  },
  movement: {
    title: 'How levels have moved',
    said: 'Of the levels agreed so far, {up, number} rose, {same, number} stayed and {down, number} fell since the last time.',
    ways: { up: 'Risen ({count, number})', same: 'As before ({count, number})', down: 'Fallen ({count, number})' },
    table: 'The same as a table',
    caption: 'Each agreed question with its level of the last time, what was aimed for, and its level now',
    columns: { question: 'Question', was: 'Last time', aimed: 'Aimed for', level: 'Now' },
  },
} as const
