export type ScoreRefusal =
  | { kind: 'not-found' }
  | { kind: 'question-left-out' }
  | { kind: 'not-an-assessor' }
  | { kind: 'not-the-chair' }
  | { kind: 'only-lead-or-chair' }
  | { kind: 'assessment-in-other-state'; state: string }
  | { kind: 'round-not-open-yet' }
  | { kind: 'round-moved-on' }
  | { kind: 'round-revealed'; at: string }
  | { kind: 'score-changed-meanwhile' }
  | { kind: 'not-scored-yet' }
  | { kind: 'answer-not-changed' }
  | { kind: 'round-not-revealed' }
  | { kind: 'quorum-not-met' }
  | { kind: 'no-reason-written'; field: 'reason' }
  | { kind: 'no-more-rounds'; most: number }
  | { kind: 'nobody-gave-a-level' }
  | { kind: 'already-agreed' }
  | { kind: 'not-agreed-yet' }
  | { kind: 'group-dissent-not-recorded'; groups: string; field: 'groupDissent' }
  | { kind: 'seat-scores-later' }
  | { kind: 'not-a-group-leader' }
  | { kind: 'leads-no-group' }
  | { kind: 'not-its-author' }
  | { kind: 'no-seat-vacated' }
  | { kind: 'nobody-scores' }

export type MeetingRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'only-lead-or-chair' }
  | { kind: 'not-the-facilitator' }
  | { kind: 'not-the-chair' }
  | { kind: 'not-in-the-meeting' }
  | { kind: 'not-an-assessor' }
  | { kind: 'assessment-in-other-state'; state: string }
  | { kind: 'not-in-this-council' }
  | { kind: 'cannot-facilitate' }
  | { kind: 'nothing-on-screen' }
  | { kind: 'item-moved-on' }
  | { kind: 'no-clock' }
  | { kind: 'hand-already-up' }
  | { kind: 'hand-not-up' }
  | { kind: 'nobody-waits' }
  | { kind: 'not-on-agenda' }
  | { kind: 'not-agreed-in-scores' }
  | { kind: 'not-on-consent-list' }
  | { kind: 'objected-already' }
  | { kind: 'note-struck-already' }
  | { kind: 'reason-needed'; field: 'reason' }
