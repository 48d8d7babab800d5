/** The first page, for whoever is not signed in. Its example is invented, and says so. */
export const front = {
  title: 'A council assesses itself, together',
  lead: 'Councillors of every group and senior officers answer forty questions about their council. Each gives a level alone. All levels appear at once. Then they meet and agree one, with its reason.',
  dissent: 'Whoever disagrees stays on the record.',
  signIn: 'Sign in',
  toBegin: 'How a council begins',
  forWhom: 'For county, district, unitary, metropolitan and London borough councils and combined authorities.',
  example: {
    what: 'One question on the day it was agreed',
    code: '2.3',
    question: 'Purpose of partnerships',
    first: 'First round',
    second: 'Second round',
    range: 'From {lowest, number} to {highest, number}:',
    most: '{count, number} of {all, number} on one level:',
    talk: 'They talk for eleven minutes. The register lists 31 partnerships, and what six of them cost.',
    agreed: 'Agreed: {level, number} {name}. Aims for {aim, number}.',
    reason:
      '“We know who we work with, and seldom what it costs.” One member disagrees, and the reason stands beside it.',
    key: 'A dot is one person. The line is the middle score, the band the middle half. Invented example.',
    said: '{name}: {counts}; middle score {median, number}',
    at: '{count, number} at level {level, number}',
  },
  steps: {
    title: 'How it goes, from first words to outside eyes',
    write: {
      title: 'Write',
      words: 'Writers share one answer to each question, with its evidence.',
      time: 'some weeks',
    },
    score: {
      title: 'Score alone',
      words: 'Each assessor gives a level, an ambition and a reason. Nobody sees another’s.',
      time: 'an hour or two each',
    },
    agree: {
      title: 'Meet and agree',
      words: 'All scores are shown at once, widest spread first. The chair records what is agreed.',
      time: 'one or two meetings',
    },
    sign: {
      title: 'Sign and submit',
      words: 'Leader and chief executive sign. A sealed copy is made that nobody can alter.',
      time: 'a day',
    },
    review: {
      title: 'Be challenged',
      words: 'People from other councils read the sealed copy and comment on its exact words.',
      time: 'some weeks',
    },
  },
  board: {
    title: 'What a council sees of itself',
    lead: 'Five areas of eight questions each. A square fills up to the level that was agreed: {levels}.',
    key: 'The dashed line is where the council wants to be. This council is invented.',
    caption: 'An invented council: agreed level and ambition of each question',
    area: 'Area',
    question: 'Question {number, number}',
    areas: {
      place: 'Place and priorities',
      partners: 'Leadership of place',
      finance: 'Financial planning',
      governance: 'Governance',
      capacity: 'Capacity to deliver',
    },
  },
  begin: {
    title: 'How a council begins',
    ask: {
      title: 'Ask.',
      words: 'Whoever runs Concord for your councils adds yours and invites one person to lead.',
      contact: 'Write to <mail></mail>. Your council is added, and one person is invited to lead.',
    },
    setUp: {
      title: 'Set up.',
      words: 'The lead names assessors of every group, the chair and who signs, and says who writes what.',
    },
    open: { title: 'Open.', words: 'Everybody gets one mail with one link, and begins.' },
    more: 'How an assessment goes, step by step',
  },
  who: {
    title: 'Who takes part',
    councillors: { who: 'Councillors', do: 'write, score and agree, whatever their group or none.' },
    officers: { who: 'Officers', do: 'write with them, bring the evidence, and score if they are named.' },
    peers: { who: 'Peers', do: 'members and officers of other councils, for one review and a limited time.' },
    residents: { who: 'Residents', do: 'check that a submission is what the council signed, without an account.' },
  },
} as const
