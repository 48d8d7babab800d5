export type EvidenceRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-writers-attach' }
  | { kind: 'only-those-taking-part-add' }
  | { kind: 'only-owner-or-officer-changes' }
  | { kind: 'only-monitoring-officer-decides' }
  | { kind: 'narrowing-shuts-you-out'; field: 'named' }
  | { kind: 'only-asker-takes-back' }
  | { kind: 'paragraph-of-another-country'; field: 'exemptParagraph' }
  | { kind: 'evidence-attached-already' }
  | { kind: 'words-cannot-be-found' }
  | { kind: 'words-not-in-text' }
  | { kind: 'marks-enough' }
  | { kind: 'readers-asked-already' }
  | { kind: 'readers-decided-already' }
  | { kind: 'widening-takes-another' }
  | { kind: 'held-until-decided' }
  | { kind: 'owner-is-not-here'; field: 'ownerId' }
  | { kind: 'evidence-is-frozen' }
  | { kind: 'evidence-already-removed' }
  | { kind: 'only-adder-or-officer-removes' }
  | { kind: 'file-missing' }
  | FileRefusal

/** What is wrong with the file itself. */
export type FileRefusal =
  | { kind: 'file-empty'; field: 'file' }
  | { kind: 'figures-unreadable'; why: string; field: 'file' }
  | { kind: 'file-too-large'; field: 'file' }
  | { kind: 'file-incomplete'; field: 'file' }
  | { kind: 'file-type-not-taken'; advice: string; field: 'file' }
  | { kind: 'file-locked'; field: 'file' }
  | { kind: 'file-holds-objects'; field: 'file' }
  | { kind: 'files-take-too-much'; field: 'file' }
  | { kind: 'file-not-what-it-says'; name: string; ending: string; field: 'file' }
  | { kind: 'file-unpacks-too-large'; field: 'file' }
  | { kind: 'file-package-unreadable'; field: 'file' }
  | { kind: 'file-holds-macros'; field: 'file' }
  | { kind: 'picture-too-large'; field: 'file' }
  | { kind: 'picture-unreadable'; field: 'file' }
  | { kind: 'file-holds-malware'; field: 'file' }
  | { kind: 'file-not-scanned'; field: 'file' }

/** Why a document is not made, or not handed out any more. */
export type PaperRefusal =
  | { kind: 'not-found' }
  | { kind: 'no-submission' }
  | { kind: 'paper-unknown'; kinds: string; formats: string }
  | { kind: 'paper-of-the-whole' }
  | { kind: 'paper-area-unknown' }
  | { kind: 'paper-not-as-seen' }
  | { kind: 'paper-takes-long' }
  | { kind: 'papers-wait-already'; most: number }
  | { kind: 'word-of-another' }
  | { kind: 'word-unchanged' }
  | { kind: 'suggestions-enough'; most: number }
  | { kind: 'export-waits-already' }
