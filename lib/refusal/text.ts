export type TextRefusal = { kind: 'not-found' }

export type VersionRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-writers-keep-versions' }
  | { kind: 'answer-not-open' }
  | { kind: 'moment-not-kept' }
  | { kind: 'version-name-taken'; name: string; field: 'name' }
  | { kind: 'too-many-versions'; most: number }
  | { kind: 'nothing-to-restore' }
  | { kind: 'words-cannot-be-found' }

export type CommentRefusal =
  | { kind: 'not-found' }
  | { kind: 'observers-only-read' }
  | { kind: 'only-assigned-comment' }
  | { kind: 'comments-are-closed' }
  | { kind: 'words-cannot-be-found' }
  | { kind: 'words-not-in-text' }
  | { kind: 'thread-already-resolved' }
  | { kind: 'thread-already-open' }
  | { kind: 'thread-has-its-words' }
  | { kind: 'not-a-reader-of-thread'; field?: 'userId' }
  | { kind: 'cannot-comment-there'; name: string; field: 'userId' }
  | { kind: 'not-your-comment' }
  | { kind: 'comment-deleted-already' }
  | { kind: 'answer-not-open' }
  | { kind: 'thread-is-suggestion' }
  | { kind: 'suggest-in-one-line' }
  | { kind: 'suggest-paragraphs-at-the-end'; field: 'replacement' }
  | { kind: 'suggest-on-fewer-words'; most: number }
  | { kind: 'suggestion-changes-nothing'; field: 'replacement' }
  | { kind: 'suggestions-enough'; most: number }
  | { kind: 'only-writers-decide' }
  | { kind: 'suggestion-decided-already'; outcome: 'accepted' | 'declined' | 'withdrawn' }
  | { kind: 'suggestion-words-changed'; was: string; now: string }
  | { kind: 'suggestion-words-gone'; was: string }
  | { kind: 'not-your-suggestion' }
  | { kind: 'word-change-too-long'; name: string }
  | { kind: 'text-is-being-written' }

/** Why what another framework asks for is not written. */
export type CrosswalkRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-writers-fill-gaps' }
  | { kind: 'gap-filled-meanwhile'; field: 'words' }
