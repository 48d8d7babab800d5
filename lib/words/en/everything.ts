/** Taking out what a council holds: everything for its lead, and what is their own for everybody. */
export const everything = {
  title: 'Data',
  lead: 'What Concord holds of {council}, how long, and how to take it out.',
  all: {
    title: 'Everything, as one file',
    what: 'Rows, texts, sealed submissions, evidence and trail of the council, with a list of hashes. Whoever has the file can check it without Concord.',
    who: 'It holds what you may open yourself, and is yours alone. It is made while you do other things, and is gone after 7 days.',
    press: 'Make the file',
    again: 'Make it anew',
    leftOut: 'What is not in it',
    making: 'It is being made. This page shows it when it is ready.',
    failed: 'It could not be made. Ask for it once more, and tell the people who run Concord if it fails again.',
    open: 'Save the file, {size}',
    made: 'Asked for on <at></at>.',
    gone: 'Gone after <at></at>.',
    yours: 'Files that you asked for',
    check: 'README.txt in the file says how it is checked, without a connection.',
  },
  own: {
    title: 'Your own data',
    what: 'Every row of this council that names you and that you see: your roles, comments, scores, drafts, edits and what was assigned to you.',
    press: 'Save your data',
  },
  held: {
    title: 'What is held of whom, and for how long',
    table: 'What is held of whom, and for how long',
    heads: { of: 'Of whom', what: 'What', long: 'How long' },
    rows: {
      belongs: {
        of: 'Everybody of the council',
        what: 'Name, address, roles and posts with their days',
        long: 'As long as the council is here. After somebody has left, two leads can have name and address taken away.',
      },
      councillors: {
        of: 'Councillors',
        what: 'Their political group, with its days',
        long: 'The same. It is asked of nobody else.',
      },
      writers: {
        of: 'Whoever writes and comments',
        what: 'Their words, each with its author and time',
        long: 'As long as the council is here',
      },
      assessors: {
        of: 'Assessors',
        what: 'Levels, reasons and stands. Drafts of them until they are submitted',
        long: 'As long as the council is here. A draft goes when its round ends.',
      },
      evidence: {
        of: 'People named in evidence',
        what: 'What the files say',
        long: 'As long as the council is here, unless the evidence is kept from readers',
      },
      signedIn: {
        of: 'Whoever is signed in',
        what: 'When and with which kind of device',
        long: 'A week at most, and a day after it has ended',
      },
      told: { of: 'Whoever is told something', what: 'What they were told of, and when', long: '90 days' },
      asked: { of: 'Whoever asks for a document', what: 'The document', long: '7 days' },
    },
  },
  leftOut: {
    scores: 'Scores and reasons of rounds that are not revealed, drafts of scores, and what the trail says of them',
    names: 'Who gave which score, or took which stand, where the naming rule or its author keeps that back',
    evidence: 'Evidence that whoever took this may not open',
    own: 'What comments said before their authors changed them, and what each person has read',
    notices: 'Notices and mails',
    keys: 'Sign-ins, links of invitations and other keys',
    peers: 'The rooms of peers, but what they have shared with the council',
    made: 'Documents that were made of all this, and what is only kept to search it',
  },
  readme: {
    title: 'All that {council} holds in Concord, as it stood at {at}',
    rows: 'rows/: each table as a list of JSON objects. Their form is in schema.json (JSON Schema).',
    texts:
      'texts/: each shared text twice, to read (HTML) and to go on writing (a Yjs update), by the id of its subject in rows/subjects.json.',
    submissions: 'submissions/: the sealed copies. “sha256” is over the RFC 8785 form of “submission”.',
    trail:
      'trail/: entries in their order. “hash” is SHA-256 of “entry”, in which “previousHash” is the hash of the one before. An entry that is null is not for whoever took this.',
    files: 'files/: evidence by its hash. rows/evidence_revisions.json says what each is called.',
    check: 'manifest.json lists every file with its hash. Check them with: sha256sum --check SHA256SUMS',
    leftOut: 'Not in it:',
  },
} as const
