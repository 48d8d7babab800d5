import type { MailedRefusal } from './people'

export type ReviewRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'no-submission' }
  | { kind: 'one-lead-peer' }
  | { kind: 'peer-belongs-here'; email: string }
  | { kind: 'same-peer-twice'; email: string }
  | { kind: 'conflict-awaited' }
  | { kind: 'conflict-declared-already' }
  | { kind: 'peer-let-in-already' }
  | MailedRefusal
  | { kind: 'report-under-way' }
  | { kind: 'review-closed' }
  | { kind: 'only-author-or-lead-peer' }
  | { kind: 'shared-too-long-ago' }
  | { kind: 'comment-shared-already' }
  | { kind: 'only-who-answers-peers' }
  | { kind: 'answer-the-first' }
  | { kind: 'question-not-submitted' }
  | { kind: 'words-cannot-be-found' }
  | { kind: 'words-not-in-text' }
  | { kind: 'nothing-to-pack' }
  | { kind: 'pack-waits-already' }
  | { kind: 'pack-not-as-seen' }

export type ReportRefusal =
  | { kind: 'not-found' }
  | { kind: 'conflict-awaited' }
  | { kind: 'only-author-changes-written' }
  | { kind: 'only-its-author' }
  | { kind: 'question-not-in-report'; field: 'codes' }
  | { kind: 'only-the-lead-peer' }
  | { kind: 'only-who-checks-facts' }
  | { kind: 'report-sent-already' }
  | { kind: 'report-not-sent' }
  | { kind: 'report-is-empty' }
  | { kind: 'check-beyond-review'; field: 'checkUntil' }
  | { kind: 'report-published-already' }
  | { kind: 'facts-not-open' }
  | { kind: 'facts-still-open'; count: number }
  | { kind: 'fact-decided-already' }
  | { kind: 'council-still-checks' }

export type RequestRefusal =
  | { kind: 'not-found' }
  | { kind: 'conflict-awaited' }
  | { kind: 'only-author-changes-written' }
  | { kind: 'only-who-answers-requests' }
  | { kind: 'report-sent-already' }
  | { kind: 'question-not-in-report'; field: 'codes' }
  | { kind: 'due-beyond-review'; field: 'dueOn' }
  | { kind: 'request-decided-already' }
  | { kind: 'review-closed' }
  | { kind: 'item-not-for-peers'; field: 'itemId' }

export type ClockRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'review-closed' }
  | { kind: 'no-visit-yet' }
  | { kind: 'change-needs-reason'; field: 'reason' }
  | { kind: 'plan-at-the-latest'; day: string; field: 'dueOn' }
  | { kind: 'milestone-is-done' }
  | { kind: 'done-by-itself' }

export type ProgressRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'only-who-keeps-plan' }
  | { kind: 'only-the-lead-peer' }
  | { kind: 'conflict-awaited' }
  | { kind: 'review-not-published' }
  | { kind: 'nothing-recommended' }
  | { kind: 'answers-before-progress'; count: number }
  | { kind: 'progress-begun-already' }
  | { kind: 'progress-handed-over' }
  | { kind: 'progress-not-with-peers' }
  | { kind: 'progress-published-already' }
  | { kind: 'statements-missing'; count: number }
  | { kind: 'views-missing'; count: number }
  | { kind: 'written-meanwhile'; field: 'words' }
  | { kind: 'items-not-for-peers'; field: 'itemIds' }
  | { kind: 'peers-stay-longer'; field: 'until' }
  | { kind: 'peers-need-time'; field: 'until' }

export type PeerLevelRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'only-the-lead-peer' }
  | { kind: 'conflict-awaited' }
  | { kind: 'review-closed' }
  | { kind: 'report-sent-already' }
  | { kind: 'question-not-submitted' }
  | { kind: 'peer-levels-too-late' }
  | { kind: 'peer-levels-too-early' }
  | { kind: 'peer-levels-said-already' }
  | { kind: 'peer-levels-not-said' }
  | { kind: 'peer-levels-stand' }
  | { kind: 'peer-levels-not-agreed' }
  | { kind: 'peer-levels-none-recorded' }
  | { kind: 'peer-level-revealed' }
  | { kind: 'peer-level-hidden' }
  | { kind: 'peer-level-needs-two' }
  | { kind: 'peer-level-unrecorded' }
  | { kind: 'peer-level-changed'; field: 'words' }
