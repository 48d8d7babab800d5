export type PlanRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'only-who-keeps-plan' }
  | { kind: 'only-owner-moves' }
  | { kind: 'only-an-approver' }
  | { kind: 'plan-with-approver' }
  | { kind: 'plan-not-sent' }
  | { kind: 'plan-is-empty' }
  | { kind: 'not-the-approver' }
  | { kind: 'approver-is-sender'; field: 'approverId' }
  | { kind: 'cannot-approve-plan'; field: 'approverId' }
  | { kind: 'cannot-own-action'; field: 'ownerId' }
  | { kind: 'not-your-action' }
  | { kind: 'action-not-agreed' }
  | { kind: 'action-has-ended' }
  | { kind: 'last-action-of-accepted' }
  | { kind: 'level-at-its-aim' }
  | { kind: 'review-not-published' }
  | { kind: 'accepted-needs-action'; field: 'title' }
  | { kind: 'reply-is-agreed' }
  | { kind: 'body-ask-not-accepted' }
  | { kind: 'has-action-already'; field: 'title' }
  | { kind: 'aim-is-no-rise'; field: 'levelAim' }

export type ReferralRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'only-who-refers' }
  | { kind: 'body-not-of-nation'; field: 'body' }
  | { kind: 'reply-not-a-draft' }
  | { kind: 'reply-is-taken-back' }
  | { kind: 'minuted-already' }
  | { kind: 'body-ask-has-action' }
  | { kind: 'answered-meanwhile'; field: 'decision' }
  | { kind: 'body-not-met' }
  | { kind: 'answer-day-missing'; field: 'answerBy' }
  | { kind: 'answer-day-too-early'; field: 'answerBy' }

export type ReplyRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'review-not-published' }
  | { kind: 'reply-begun-already' }
  | { kind: 'reply-with-nobody' }
  | { kind: 'reply-is-agreed' }
  | { kind: 'reply-is-empty' }
  | { kind: 'reply-not-minuted' }
  | { kind: 'recommendations-unanswered'; count: number }

export type PublicationRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'only-the-second-person' }
  | { kind: 'only-monitoring-officer-overrides' }
  | { kind: 'only-lead-or-monitoring-officer' }
  | { kind: 'only-who-withdraws' }
  | { kind: 'publication-asked-already' }
  | { kind: 'nothing-to-publish'; field: 'codes' }
  | { kind: 'less-than-published'; field: 'codes' }
  | { kind: 'reply-not-agreed' }
  | { kind: 'progress-not-published'; field: 'reviewId' }
  | { kind: 'plan-not-approved' }
  | { kind: 'publication-decided-already' }
  | { kind: 'publication-not-out' }
  | { kind: 'asked-by-yourself' }
  | { kind: 'pre-election-period'; election: string; endsOn: string }
  | { kind: 'no-quiet-period' }
