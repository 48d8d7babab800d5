/** The room of a peer team. */
export const review = {
  declare: {
    name: 'Your name',
    nameHint: 'As the team and the council will see it beside what you write. Change it if it is not right.',
  },
  end: {
    opens: 'End the review and the peers’ access',
    title: 'End {review}',
    what: 'The peers can no longer read the submission or their own room. What they shared, and their report once it is published, stays with you.',
    stay: 'Do not end it now',
  },
  evidence: {
    title: 'Evidence of the submission',
    lead: '{count, plural, =0 {No evidence} one {1 piece of evidence} other {# pieces of evidence}} of {council} that peers may open.',
    none: 'No question of this submission rests on evidence',
    closed: '{count, plural, one {1 more is} other {# more are}} withheld: not for peers.',
    allClosed: '{count, plural, one {1 piece is} other {# pieces are}} withheld: not for peers.',
    check: 'How to check this',
    seal: 'The fingerprint (SHA-256) of the sealed copy. Anybody can check a copy by it on the page “Verify a submission”.',
    fingerprint: 'The file’s fingerprint (SHA-256). A file is the same if its fingerprint is.',
    number: 'Number in the answer:',
    newTab: '(opens in a new tab)',
    speaksFor: 'Facts from <day></day>.',
    source: 'Source: {source}',
    packs: {
      title: 'All of it as one file',
      what: 'A zip file with every file by its question, and a list of fingerprints, by which each file is known again. It is made while you go on, is yours alone, and is gone after 7 days.',
      yours: 'Your packs',
      ask: '{count, plural, one {Pack 1 piece of evidence} other {Pack # pieces of evidence}}',
      making: 'A pack is being made. It appears here when it is ready.',
      failed: 'A pack could not be made. Open the files one by one, or ask again.',
      notAsSeen: 'Something in this pack is no longer open to you, so it is not handed out. Ask for a new one.',
      open: 'Save the pack: {count, plural, one {1 piece} other {# pieces}}, {size}',
      made: 'Asked for <at></at>.',
      gone: 'Gone on <at></at>.',
    },
  },
}
