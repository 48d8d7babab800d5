import type { AssessmentRefusal, CoverageRefusal, SubmissionRefusal } from './refusal/assessment'
import type { EvidenceRefusal, PaperRefusal } from './refusal/evidence'
import type {
  CouncilRefusal,
  DoorRefusal,
  LeavingRefusal,
  PeopleRefusal,
  ProgrammeRefusal,
  SignInRefusal,
} from './refusal/people'
import type { PlanRefusal, PublicationRefusal, ReferralRefusal, ReplyRefusal } from './refusal/plan'
import type {
  ClockRefusal,
  PeerLevelRefusal,
  ProgressRefusal,
  ReportRefusal,
  RequestRefusal,
  ReviewRefusal,
} from './refusal/review'
import type { MeetingRefusal, ScoreRefusal } from './refusal/score'
import type { CommentRefusal, CrosswalkRefusal, TextRefusal, VersionRefusal } from './refusal/text'

export * from './refusal/assessment'
export * from './refusal/evidence'
export * from './refusal/people'
export * from './refusal/plan'
export * from './refusal/review'
export * from './refusal/score'
export * from './refusal/text'

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
  | PeerLevelRefusal
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
