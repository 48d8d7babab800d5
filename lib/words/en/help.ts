/** The help page: how an assessment goes, what each person does in their first twenty minutes, what words mean, which keys there are. */
export const help = {
  title: 'Help',
  lead: 'How an assessment goes, what is asked of you, and what our words mean.',
  contents: 'On this page',
  steps: {
    title: 'How an assessment goes',
    lead: 'Seven steps. The page of your assessment always says which one it is at, and what comes next.',
    setUp: {
      title: '1. Set up',
      who: 'The lead',
      words:
        'The lead names the assessors, the chair and those who sign. They say who writes what, set the dates and choose the rules. The rules are fixed before the first score.',
    },
    write: {
      title: '2. Write',
      who: 'Councillors and officers',
      words:
        'Each question has one answer that several people write together, at the same time if they like. Evidence is attached to it. Anybody who takes part can comment on its words, or suggest others.',
    },
    score: {
      title: '3. Score alone',
      who: 'The assessors',
      words:
        'Each assessor gives a level for today, a level to aim for and a reason. They can also say that they cannot judge, or that a question does not apply. Nobody else sees a score before all are revealed, the lead included.',
    },
    meet: {
      title: '4. Meet and agree',
      who: 'All who take part',
      words:
        'The chair reveals the scores, and the meeting talks about the widest spread first. If it helps, everybody scores again. Then the chair records one level with its reason.',
    },
    record: {
      title: '5. Agree or disagree with the level',
      who: 'The assessors',
      words:
        'Each assessor says whether they agree or disagree (dissent). Whoever disagrees can write why. It stays beside the agreed level.',
    },
    sign: {
      title: '6. Sign and submit',
      who: 'Those named to sign, then the lead',
      words:
        'Concord lists what is still missing. When nothing is, those who were named sign. Submitting makes a sealed copy that nobody can change, and anybody can check its seal.',
    },
    review: {
      title: '7. Be challenged',
      who: 'Peers from other councils',
      words:
        'If your council invites them, peers read the sealed copy and the evidence that they may see. They comment on its exact words until the review ends.',
    },
  },
  roles: {
    title: 'Your first twenty minutes',
    lead: 'Find what fits you. You may be several of these at once.',
    leadPerson: {
      title: 'The lead',
      words:
        'Open “People” and invite those who take part. Start an assessment, name its assessors, its chair and who signs, and give each question to its writers. The dates can follow.',
    },
    councillor: {
      title: 'A councillor',
      words:
        'Sign in with the link in your mail. Read one question of an area that you know, with its four levels. Add what you know to the answer, or comment on it.',
    },
    writer: {
      title: 'An officer who writes',
      words:
        'Open a question that waits for you. Read the four levels first, since the answer has to show which one fits. Write what is so, attach what proves it, and say that it is ready.',
    },
    partWriter: {
      title: 'A contributor',
      words:
        'You see the questions that were given to you, and no others. Write your part, attach evidence, and answer comments.',
    },
    assessor: {
      title: 'An assessor',
      words:
        'Open your score sheet and begin with one area. Read the answer, choose the level that fits today and the one to aim for, and say why. You can change a score until it is revealed.',
    },
    finance: {
      title: 'The finance director (section 151 officer)',
      words:
        'Begin with area 3, financial planning and viability. See whether the figures are yours and whether the evidence carries them. Comment on the exact words where they do not. When signing begins you may add a note that is submitted with the assessment.',
    },
    monitoring: {
      title: 'The monitoring officer',
      words:
        'Look through the evidence of the assessment. Each item says who may see it. For exempt items see whether paragraph, reason and review date hold. When signing begins you may add a note that is submitted with the assessment.',
    },
    chair: {
      title: 'The chair',
      words:
        'Open the agenda before the meeting. In the meeting reveal the scores, hear the furthest apart first, and record the level with its reason. The middle score is a suggestion and nothing more.',
    },
    facilitator: {
      title: 'The facilitator',
      words:
        'Open the meeting and the screen for the room beside it. What you bring up is on every screen. You call speakers, start the clock and note decisions.',
    },
    signatory: {
      title: 'Those who sign (normally Leader and Chief Executive)',
      words:
        'Read the agreed levels, the reasons, and what was said against them. If something should change, tell the lead before you sign. What you sign is sealed.',
    },
    onlooker: {
      title: 'An observer',
      words:
        'Read the answers, the evidence that you may see and, once they are revealed, the scores. You change nothing by reading.',
    },
    peer: {
      title: 'A peer',
      words:
        'First say whether you have an interest in that council. Once that is cleared, read the sealed copy and comment on its words. The page says until when you have it.',
    },
  },
  words: {
    title: 'What our words mean',
    terms: {
      level: {
        term: 'Level',
        is: 'Where the council stands on a question: 1 Starting, 2 Developing, 3 Maturing, 4 Leading. Each question says what the four mean for it.',
      },
      ambition: { term: 'Ambition', is: 'The level that the council wants to reach.' },
      assessor: { term: 'Assessor', is: 'Somebody who was named to score. Each scores every question, alone.' },
      cannotJudge: {
        term: 'Cannot judge, does not apply',
        is: 'Two answers without a level. They are counted by themselves and never as a nought.',
      },
      round: { term: 'Round', is: 'One time that all assessors score a question. Earlier rounds are kept.' },
      reveal: { term: 'Reveal', is: 'The moment at which all scores of a question are shown to everybody at once.' },
      quorum: { term: 'Quorum', is: 'How many assessors must have scored before a question can be revealed.' },
      spread: { term: 'Spread', is: 'How far apart the scores of a question lie.' },
      median: { term: 'Median, or middle score', is: 'The score in the middle when all are put in order.' },
      middleHalf: {
        term: 'Middle half',
        is: 'The scores that are left when the lowest and the highest quarter are set aside.',
      },
      states: {
        term: 'Agreed, close, split, polarised',
        is: 'What the spread of a round means under the rule that was fixed at the start. Your score sheet explains that rule.',
      },
      concur: { term: 'Dissent', is: 'To disagree, on the record, with the level that the chair recorded.' },
      minority: {
        term: 'Minority view',
        is: 'What somebody who dissents wants to have on record. It names them only if they want that.',
      },
      crossParty: {
        term: 'Cross-party rule',
        is: 'A level far from the middle of a group, or of all members outside the administration, needs their dissent beside it.',
      },
      statement: { term: 'Statement of an area', is: 'What the council says of one of the five areas as a whole.' },
      seal: {
        term: 'Seal',
        is: 'A long number worked out from every letter of a submission. If one letter changes, so does the number.',
      },
      trail: { term: 'Trail', is: 'The list of everything that was done, by whom and when. It can only grow.' },
      exempt: {
        term: 'Exempt, confidential',
        is: 'Evidence that the law lets or makes a council keep from the public. Peers are never shown it.',
      },
    },
  },
  keys: {
    title: 'Keys',
    lead: 'Everything can be reached with Tab and pressed with Enter or the space bar. Where a choice has several buttons, the arrow keys move between them.',
    table: 'Keys in a text',
    head: { does: 'What it does', press: 'Press' },
    list: {
      bold: { does: 'Bold', press: 'Ctrl+B' },
      italic: { does: 'Italic', press: 'Ctrl+I' },
      undo: { does: 'Take back your own last change', press: 'Ctrl+Z' },
      redo: { does: 'Bring it back', press: 'Ctrl+Shift+Z' },
      bullets: { does: 'List with bullets', press: 'Ctrl+Shift+8' },
      numbers: { does: 'List with numbers', press: 'Ctrl+Shift+7' },
      leave: { does: 'Leave the text; within a table, to the next cell', press: 'Tab' },
    },
  },
  ask: { title: 'Whom to ask' },
} as const
