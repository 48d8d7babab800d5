/** The page on which documents are taken out. */
export const page = {
  title: 'Documents',
  lead: 'Take out what you need. Each document holds what you may see of this assessment, and says so.',
  isDraft: 'Nothing is submitted yet, so each page of a document is marked as a draft.',
  isSealed: 'Version {version, number} is submitted: documents are made of its sealed copy.',
  sight: {
    whole: 'Scores that have not been revealed are in none of them.',
    assigned: 'Yours hold the questions that are assigned to you.',
  },
  for: {
    committee: 'For the committee',
    pack: 'For a workshop',
    agenda: 'For the meeting',
    whole: 'Everything',
    area: 'One area',
    evidence: 'The evidence',
    cpc: 'For a corporate peer challenge',
    'best-value': 'For best value',
  },
  holds: {
    committee:
      'Two to four pages: the picture, every level, where views differ in their own words, minority statements, what was left out and why, and what formal bodies said.',
    pack: 'A page for each question: its four levels, what to look for, what can show it, and room to write. It holds no answer and no score.',
    agenda:
      'The questions in the order of the agenda, each level that was agreed with its reason and its dissent, and what was noted.',
    whole:
      'Every answer, every level and how it came about, comments, evidence, the rules, who took part, who signed and what formal bodies said.',
    area: 'The same for one area: its statement, its answers, its levels, comments and evidence.',
    evidence:
      'Everything that is attached, with its day, who may see it, and the fingerprint by which a file is known again.',
    cpc: 'Your answers in the order of the five themes of a peer challenge, with what is missing and what to write for it.',
    'best-value':
      'Your answers in the order of the seven themes of best value, with what is missing and what to write for it.',
  },
  schema:
    'Programs that read the JSON find its form in <document>document.json</document> and, for a sealed copy, <submission>submission.json</submission>.',
  gaps: 'See and fill the gaps',
  isGap: 'Gap',
  answeredBy: 'Answered by',
  fill: 'Write it: {ask}',
  change: 'Change what is written: {ask}',
  add: 'Add words of your own: {ask}',
  keep: 'Keep this',
  isKept: 'Kept',
  get: 'Get it as {format}',
  also: 'Also as',
  peers: 'Take the submission out with your team’s comments, as',
  area: 'Area',
  format: 'Format',
  getArea: 'Get this area',
  kept: 'Documents that took longer',
  keptFor: 'They are kept for seven days, for you alone.',
  name: '{kind} as {format}',
  asked: 'Asked for <when></when>.',
  promised: 'This document takes a while. It is being made, and will be among your documents.',
  states: {
    waiting: 'Waiting for its turn.',
    making: 'Being made.',
    ready: 'Ready.',
    failed: 'It could not be made. Ask for it again; if that does not help, tell the people who run Concord.',
  },
} as const
