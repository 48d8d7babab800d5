/** The page on which anybody checks an exported submission. Only `known` says that all is well. */
export const verify = {
  title: 'Verify a submission',
  lead: 'Every submission can be downloaded as a file with a seal: a SHA-256 hash over all of it. Here anybody can check whether a file is what was submitted. The file stays on your device: your browser reads it and asks Concord for its seal and signature alone.',
  needsScript: 'Your browser checks the file itself, so this page needs JavaScript.',
  published: 'To read what councils have published, you need no file: <all>see the published results</all>.',
  file: 'The exported file',
  choose: 'Choose the file that Concord exported.',
  check: 'Check the file',
  known: {
    title: 'Known here',
    which: 'This is what was submitted: {title}, {council}, version {version, number}, submitted <when></when>.',
    seal: 'What was signed has the seal <seal>{its}</seal>. Every signature stands under it.',
  },
  notListed: {
    title: 'Not listed here',
    fits: 'The file fits its own seal, but nothing with this seal was submitted here. Anybody can make such a file.',
    which: 'It calls itself {title}, {council}. Its seal is <seal>{its}</seal>. Ask the council for the original.',
  },
  signedNotListed: {
    title: 'Signed by this site, but not listed',
    what: 'This site signed the file <when></when>, and has no submission with this seal now. It may have been removed, or the site restored from a backup. Ask the council for what is in force.',
  },
  notLookedUp: {
    title: 'The seal could not be looked up',
    again:
      'The file fits its own seal. Whether it was submitted here is not known yet. Check your connection and try again.',
  },
  altered: {
    title: 'Altered',
    after: 'The file was changed after it was sealed. Ask the council for the original.',
    seals: 'Its content gives <seal>{sha256}</seal>, but it says <seal>{stated}</seal>.',
    statement: 'The signed statement in the file is not the one of this submission. Ask the council for the original.',
    afterSigning: 'What {who} signed was something else. Ask the council for the original.',
  },
  unreadable: {
    title: 'Unreadable',
    'too-large': 'The file is larger than any submission. Choose the file that Concord exported.',
    'not-json': 'The file is not JSON. Choose the file that Concord exported.',
    'holds-too-much': 'The file holds more than any submission. Choose the file that Concord exported.',
    'written-otherwise':
      'The file says a thing twice, or in another way than Concord. Choose the file that Concord exported.',
    'no-submission': 'The file has no submission with a seal in it. Choose the file that Concord exported.',
    'cannot-be-hashed': 'The file holds text that no seal can be made of. Choose the file that Concord exported.',
    'not-as-written': 'The part “{part}” is not as Concord writes it. Choose the file that Concord exported.',
  },
  notChecked: {
    title: 'The file was not checked',
    again: 'Your browser could not read it. Load this page again, by an address that begins with https, and try again.',
  },
} as const
