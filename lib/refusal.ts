/**
 * Everything that can be refused: why, and the facts that its words may use. `refuse` takes nothing else, and a kind without
 * words in `lib/words` does not compile. `field` names the field of the form that the words belong beside.
 */
export type Refusal =
  | AssessmentRefusal
  | ClockRefusal
  | CommentRefusal
  | CouncilRefusal
  | CoverageRefusal
  | CrosswalkRefusal
  | DoorRefusal
  | EvidenceRefusal
  | LeavingRefusal
  | MeetingRefusal
  | PaperRefusal
  | PeopleRefusal
  | PlanRefusal
  | ProgrammeRefusal
  | ProgressRefusal
  | PublicationRefusal
  | ReferralRefusal
  | ReplyRefusal
  | ReportRefusal
  | RequestRefusal
  | ReviewRefusal
  | ScoreRefusal
  | SignInRefusal
  | SubmissionRefusal
  | TextRefusal
  | VersionRefusal

export type RefusalKind = Refusal['kind']
export type RefusalOf<Kind extends RefusalKind> = Extract<Refusal, { kind: Kind }>

/** What a door refuses before it asks anybody, or once what it does after the commit has failed. */
export type DoorRefusal =
  | { kind: 'file-refused-in-front' }
  | { kind: 'signed-out' }
  | { kind: 'sign-in-again' }
  | { kind: 'too-often'; minutes: number }
  | { kind: 'too-many-links'; minutes: number }
  | { kind: 'sent-too-much' }
  | { kind: 'took-too-long' }
  | { kind: 'someone-else-signed-in' }
  | { kind: 'not-from-here' }
  | { kind: 'no-room' }
  | { kind: 'too-busy' }

/** Why somebody whom the council's own sign-in sent back does not come in. */
export const SIGN_IN_REFUSALS = [
  'address-not-verified',
  'address-not-expected',
  'account-has-ended',
  'issuer-silent',
  'issuer-refused',
  'sign-in-cancelled',
] as const
type OfKinds<Kind extends string> = Kind extends string ? { kind: Kind } : never
export type SignInRefusal = OfKinds<(typeof SIGN_IN_REFUSALS)[number]>

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

export type CouncilRefusal =
  | { kind: 'only-the-lead' }
  | { kind: 'accent-too-light'; field: 'accent' }
  | { kind: 'crest-needs-words'; field: 'alt' }
  | { kind: 'crest-unreadable'; field: 'crest' }

export type CoverageRefusal =
  | { kind: 'not-found' }
  | { kind: 'assessment-is-archived' }
  | { kind: 'only-the-lead' }
  | { kind: 'assessment-in-other-state'; state: string }
  | { kind: 'reminded-lately'; at: string }

/** Why what another framework asks for is not written. */
export type CrosswalkRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-writers-fill-gaps' }
  | { kind: 'gap-filled-meanwhile'; field: 'words' }

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

/** Why somebody is not made anonymous, or a council not removed. */
export type LeavingRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'only-the-programme' }
  | { kind: 'nobody-called-so'; field: 'about' }
  | { kind: 'leaving-asked-already' }
  | { kind: 'leaving-still-here' }
  | { kind: 'leaving-is-yourself' }
  | { kind: 'leaving-takes-another' }
  | { kind: 'leaving-confirmed-already' }
  | { kind: 'leaving-is-over' }

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

export type PeopleRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'last-lead' }
  | { kind: 'ends-duties'; duties: string; field: 'endsDuties' }
  | { kind: 'own-role' }
  | { kind: 'already-member'; email: string }
  | { kind: 'already-invited'; email: string }
  | MailedRefusal
  | { kind: 'group-is-for-members' }
  | { kind: 'nobody-to-invite'; field: 'list' }
  | { kind: 'name-is-theirs'; name: string; field: 'name' }
  | { kind: 'group-exists'; field: 'name' }
  | { kind: 'group-same'; field: 'intoId' }
  | { kind: 'cannot-hold-position'; name: string; position: string; field: 'userId' }
  | { kind: 'not-in-a-group'; name: string; field: 'userId' }
  | { kind: 'position-is-held'; name: string; position: string; field: 'userId' }
  | { kind: 'invitation-not-yours' }

/** Why an invitation is not mailed once more now. */
export type MailedRefusal = { kind: 'mailed-lately' } | { kind: 'mailed-often' }

export type ProgrammeRefusal = { kind: 'only-the-programme' } | { kind: 'council-exists' } | MailedRefusal

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

export type ClockRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'review-closed' }
  | { kind: 'no-visit-yet' }
  | { kind: 'change-needs-reason'; field: 'reason' }
  | { kind: 'plan-at-the-latest'; day: string; field: 'dueOn' }
  | { kind: 'milestone-is-done' }
  | { kind: 'done-by-itself' }

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

export type SubmissionRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'not-a-signatory' }
  | { kind: 'no-statutory-officer' }
  | { kind: 'no-note-of-yours' }
  | { kind: 'assessment-in-other-state'; state: string }
  | { kind: 'not-ready'; missing: number }
  | { kind: 'signed-already' }
  | { kind: 'not-signed-yet' }
  | { kind: 'content-changed' }
  | { kind: 'signatures-missing'; missing: number }
  | { kind: 'no-submission' }

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
