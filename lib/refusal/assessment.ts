export type AssessmentRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'only-lead-or-chair' }
  | { kind: 'rules-are-fixed' }
  | { kind: 'people-are-fixed' }
  | { kind: 'naming-not-stricter'; field: 'namingRule' }
  | { kind: 'assessment-in-other-state'; state: string }
  | { kind: 'nobody-named'; missing: 'assessor' | 'chair' | 'signatory' }
  | { kind: 'no-question-ready' }
  | { kind: 'not-in-this-council' }
  | { kind: 'change-needs-reason'; field: 'reason' }
  | { kind: 'group-without-assessor'; groups: string; field: 'withoutReason' }
  | { kind: 'people-still-invited'; names: string }
  | { kind: 'nothing-to-copy' }
  | { kind: 'reopened-already' }
  | { kind: 'archived-already' }
  | { kind: 'assessment-is-archived' }
  | { kind: 'not-archived' }
  | { kind: 'cannot-hold-duty'; name: string; duty: string; field: string }
  | { kind: 'cannot-write'; name: string; field: 'userIds' }
  | { kind: 'round-already-open' }
  | { kind: 'answer-is-empty'; field: 'progress' }
  | { kind: 'question-left-out' }
  | { kind: 'questions-scored'; questions: string; field: 'codes' }
  | { kind: 'no-framework' }
  | { kind: 'duty-followed-already' }
  | { kind: 'signatory-has-signed' }
  | { kind: 'has-duty-already'; field: 'userId' }

export type CoverageRefusal =
  | { kind: 'not-found' }
  | { kind: 'assessment-is-archived' }
  | { kind: 'only-the-lead' }
  | { kind: 'assessment-in-other-state'; state: string }
  | { kind: 'reminded-lately'; at: string }

export type SubmissionRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'not-a-signatory' }
  | { kind: 'no-statutory-officer' }
  | { kind: 'no-note-of-yours' }
  | { kind: 'assessment-in-other-state'; state: string }
  | { kind: 'assessment-is-archived' }
  | { kind: 'not-ready'; missing: number }
  | { kind: 'signed-already' }
  | { kind: 'not-signed-yet' }
  | { kind: 'content-changed' }
  | { kind: 'signatures-missing'; missing: number }
  | { kind: 'no-submission' }
