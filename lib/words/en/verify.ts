/** The page on which anybody checks an exported submission. */
export const verify = {
  title: 'Verify a submission',
  lead: 'Every submission can be downloaded as a file with a seal: a SHA-256 hash over all of it. Here anybody can check that a file is unchanged. The file is not kept.',
  file: 'The exported file',
  check: 'Check the file',
  same: {
    title: 'The file is what was submitted',
    which: '{title}, {council}, submitted <when></when>.',
    seal: 'Its seal is <seal>{sha256}</seal>. Compare it with the seal that the council published.',
  },
  changed: {
    title: 'The file was changed after it was sealed',
    seals:
      'Its content gives <seal>{sha256}</seal>, but it says <seal>{stated}</seal>. Ask the council for the original.',
  },
  otherContent: {
    title: '{who} signed something else',
    seal: 'The seal of the file is right, but this signature belongs to other content. Ask the council for the original.',
  },
  unreadable: {
    title: 'The file could not be checked',
    'no-file': 'Choose the file that Concord exported.',
    'not-sent':
      'It could not be sent. Check your connection, and that this is the file that Concord exported: none is larger than 20 MB.',
    'too-large': 'The file is larger than any submission. Choose the file that Concord exported.',
    'not-json': 'The file is not JSON. Choose the file that Concord exported.',
    'holds-too-much': 'The file holds more than any submission. Choose the file that Concord exported.',
    'no-submission': 'The file has no submission with a hash in it. Choose the file that Concord exported.',
    'cannot-be-hashed': 'The file holds text that cannot be hashed. Choose the file that Concord exported.',
    'not-as-written': 'The hash matches, but the part “{part}” is not as Concord writes it.',
  },
} as const
