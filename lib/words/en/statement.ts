/** An area’s statement: what the council says of the area as a whole. */
export const statement = {
  title: 'Area {number, number}: {title}',
  lead: 'What the council says of this area as a whole. Peers read it before the answers.',
  written: 'The statement',
  label: 'Statement of area {number, number}, {title}',
  submitted: 'The council on this area as a whole',
  frozenLabel: 'Submitted statement of area {number, number}, {title}',
  about: 'the statement of area {number, number}, {title}',
  headings: {
    summary: 'Summary',
    strengths: 'Strengths',
    challenges: 'Challenges',
    questions: 'Questions that peers should test',
  },
  offer: 'Put in the headings',
  offerHint: 'Summary, strengths, challenges, and questions that peers should test. You can change them.',
  reading: 'You are reading this statement.',
  frozen: 'This statement is frozen: nobody can change it now.',
  history: 'History of this statement',
  comment: 'Comment on the statement',
  comments: 'Comments',
  questions: 'The questions of this area',
} as const
