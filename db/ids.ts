/** Ids say whose they are: a score's id cannot be handed in where a round's is asked for. */
type Brand<T extends string> = string & { readonly __brand: T }

export type UserId = Brand<'user'>
export type SessionId = Brand<'session'>
export type CouncilId = Brand<'council'>
export type MembershipId = Brand<'membership'>
export type GroupMembershipId = Brand<'group-membership'>
export type PoliticalGroupId = Brand<'political-group'>
export type PositionId = Brand<'position'>
export type AdministrationId = Brand<'administration'>
export type InvitationId = Brand<'invitation'>
export type FrameworkVersionId = Brand<'framework-version'>
export type FrameworkQuestionId = Brand<'framework-question'>
export type ResourceId = Brand<'resource'>
export type AssessmentId = Brand<'assessment'>
export type AssessmentQuestionId = Brand<'assessment-question'>
export type DutyId = Brand<'duty'>
export type AssessmentRemovalId = Brand<'assessment-removal'>
export type PromisedDutyId = Brand<'promised-duty'>
export type UnrepresentedGroupId = Brand<'unrepresented-group'>
export type AssignmentId = Brand<'assignment'>
export type ReasonId = Brand<'reason'>
export type StatementId = Brand<'statement'>
/** A text has the id of its subject, and a subject that of the row that it is. */
export type DocumentId = AssessmentQuestionId | ReasonId | StatementId
export type SubjectId = DocumentId | EvidenceId
export type BatchId = Brand<'batch'>
export type SnapshotId = Brand<'snapshot'>
export type PointId = Brand<'point'>
export type VersionId = Brand<'version'>
export type RestoreId = Brand<'restore'>
export type EvidenceId = Brand<'evidence'>
export type EvidenceItemId = Brand<'evidence-item'>
export type EvidenceRevisionId = Brand<'evidence-revision'>
export type EvidenceAskId = Brand<'evidence-ask'>
export type EvidenceMarkId = Brand<'evidence-mark'>
export type EvidencePackId = Brand<'evidence-pack'>
export type EvidenceWordsId = Brand<'evidence-words'>
export type LexiconId = Brand<'lexicon'>
export type ThreadId = Brand<'thread'>
export type CommentId = Brand<'comment'>
export type CommentChangeId = Brand<'comment-change'>
export type MentionId = Brand<'mention'>
export type ThreadReadId = Brand<'thread-read'>
export type RoundId = Brand<'round'>
export type RoundSeatId = Brand<'round-seat'>
export type ScoreId = Brand<'score'>
export type ScoreDraftId = Brand<'score-draft'>
export type AgreementId = Brand<'agreement'>
export type StanceId = Brand<'stance'>
export type JudgedAnswerId = Brand<'judged-answer'>
export type MinorityStatementId = Brand<'minority-statement'>
export type SigningNoteId = Brand<'signing-note'>
export type ReminderId = Brand<'reminder'>
export type MeetingId = Brand<'meeting'>
export type MeetingItemId = Brand<'meeting-item'>
export type MeetingHandId = Brand<'meeting-hand'>
export type MeetingNoteId = Brand<'meeting-note'>
export type SignatureId = Brand<'signature'>
export type SubmissionId = Brand<'submission'>
export type FrozenTextId = Brand<'frozen-text'>
export type ReviewId = Brand<'review'>
export type PeerId = Brand<'peer'>
export type ReviewCommentId = Brand<'review-comment'>
export type ProgrammeInvitationId = Brand<'programme-invitation'>
export type MailId = Brand<'mail'>
export type NoticeId = Brand<'notice'>
export type LeavingId = Brand<'leaving'>
export type PaperId = Brand<'paper'>
export type GapTextId = Brand<'gap-text'>

/** True for the written form of an id. An address may hold anything; what is not an id names nothing. */
export const isId = <T extends string = string>(value: string): value is T =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
