import type { Actor, ReviewActor } from '@/db/gate'
import type { ReviewId, SubmissionId } from '@/db/ids'
import { may, peerMay } from '../access/access'
import { mint, type Permit } from '../permit'
import type { PeerLevelRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { AgreedStage, Agreement, Side } from './peer-level'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, PeerLevelRefusal>
export type LevelsHeld = {
  id: ReviewId
  submissionId: SubmissionId
  state: string
  sentAt: Date | null
  publishedAt: Date | null
  agreed: Agreement
}
export type Consenting = { reviewId: ReviewId; submissionId: SubmissionId; side: Side; stage: AgreedStage }
/** A question that may be given a level, and how far it is. */
export type PeerQuestion = { code: string; isRevealed: boolean; level: number | null }
export type OfQuestion = { reviewId: ReviewId; code: string }

export const maySeeAgreement = (actor: Actor): boolean => may(actor, 'host-review')
export const maySeePublished = (actor: Actor): boolean => may(actor, 'read-whole')

/** Whoever hosts the review agrees for the council: before the report is sent that levels are given, after it is published that it has them. */
export function mayAgreeLevels(
  actor: Actor,
  review: LevelsHeld | undefined,
  stage: AgreedStage,
): Judged<'agree-levels', Consenting> {
  const hosted = hosts(actor, review)
  return hosted.ok ? agrees(actor, hosted.value, 'council', stage) : hosted
}

export function mayTakeBackLevels(
  actor: Actor,
  review: LevelsHeld | undefined,
  stage: AgreedStage,
): Judged<'take-back-levels', Consenting> {
  const hosted = hosts(actor, review)
  return hosted.ok ? takesBack(actor, hosted.value, 'council', stage) : hosted
}

/** The lead peer agrees for the team, and to publishing where there is something to publish. */
export function mayAgreeLevelsAsPeer(
  actor: ReviewActor,
  review: LevelsHeld | undefined,
  stage: AgreedStage,
  recorded: number,
): Judged<'agree-levels', Consenting> {
  const led = leads(actor, review)
  if (!led.ok) return led
  const agreed = agrees(actor, led.value, 'team', stage)
  return agreed.ok && stage === 'publishing' && recorded === 0 ? refuse({ kind: 'peer-levels-none-recorded' }) : agreed
}

export function mayTakeBackLevelsAsPeer(
  actor: ReviewActor,
  review: LevelsHeld | undefined,
  stage: AgreedStage,
): Judged<'take-back-levels', Consenting> {
  const led = leads(actor, review)
  return led.ok ? takesBack(actor, led.value, 'team', stage) : led
}

function agrees(
  actor: { userId: string },
  { id: reviewId, submissionId, state, sentAt, publishedAt, agreed }: LevelsHeld,
  side: Side,
  stage: AgreedStage,
): Judged<'agree-levels', Consenting> {
  if (agreed[stage][side]) return refuse({ kind: 'peer-levels-said-already' })
  if (stage === 'scoping') {
    if (state === 'closed') return refuse({ kind: 'review-closed' })
    if (sentAt) return refuse({ kind: 'peer-levels-too-late' })
  } else {
    if (!agreed.scoping.stands) return refuse({ kind: 'peer-levels-not-agreed' })
    if (!publishedAt) return refuse({ kind: 'peer-levels-too-early' })
  }
  return ok(mint('agree-levels', actor, { reviewId, submissionId, side, stage }))
}

/** Until the other has said so too: whether somebody has scored since is told to nobody by it. */
function takesBack(
  actor: { userId: string },
  { id: reviewId, submissionId, agreed }: LevelsHeld,
  side: Side,
  stage: AgreedStage,
): Judged<'take-back-levels', Consenting> {
  if (!agreed[stage][side]) return refuse({ kind: 'peer-levels-not-said' })
  if (agreed[stage].stands) return refuse({ kind: 'peer-levels-stand' })
  return ok(mint('take-back-levels', actor, { reviewId, submissionId, side, stage }))
}

/** Each of the team gives their own, and changes it until the question is revealed. */
export function mayScoreAsPeer(
  actor: ReviewActor,
  review: LevelsHeld | undefined,
  question: PeerQuestion | undefined,
): Judged<'score-as-peer', OfQuestion> {
  const open = isWriting(actor, review)
  if (!open.ok) return open
  if (!question) return refuse({ kind: 'question-not-submitted' })
  if (question.isRevealed) return refuse({ kind: 'peer-level-revealed' })
  return ok(mint('score-as-peer', actor, { reviewId: open.value.id, code: question.code }))
}

/** The lead peer shows the team what each gave, once there are two. */
export function mayRevealPeerLevel(
  actor: ReviewActor,
  review: LevelsHeld | undefined,
  question: PeerQuestion | undefined,
  hasQuorum: boolean,
): Judged<'reveal-peer-level', OfQuestion> {
  const open = isWriting(actor, review)
  if (!open.ok) return open
  if (!peerMay(actor, 'lead-report')) return refuse({ kind: 'only-the-lead-peer' })
  if (!question) return refuse({ kind: 'question-not-submitted' })
  if (question.isRevealed) return refuse({ kind: 'peer-level-revealed' })
  if (!hasQuorum) return refuse({ kind: 'peer-level-needs-two' })
  return ok(mint('reveal-peer-level', actor, { reviewId: open.value.id, code: question.code }))
}

/** The lead peer writes down on which level the team agrees, and changes it until the report is sent. */
export function mayRecordPeerLevel(
  actor: ReviewActor,
  review: LevelsHeld | undefined,
  question: PeerQuestion | undefined,
): Judged<'record-peer-level', OfQuestion> {
  const open = isWriting(actor, review)
  if (!open.ok) return open
  if (!peerMay(actor, 'lead-report')) return refuse({ kind: 'only-the-lead-peer' })
  if (!question) return refuse({ kind: 'question-not-submitted' })
  if (!question.isRevealed) return refuse({ kind: 'peer-level-hidden' })
  return ok(mint('record-peer-level', actor, { reviewId: open.value.id, code: question.code }))
}

/** Each of the team may differ from the level that they have seen recorded. */
export function mayDifferFromLevel(
  actor: ReviewActor,
  review: LevelsHeld | undefined,
  question: PeerQuestion | undefined,
  seen: number,
): Judged<'differ-from-level', OfQuestion & { ofLevel: number }> {
  const open = isWriting(actor, review)
  if (!open.ok) return open
  if (!question) return refuse({ kind: 'question-not-submitted' })
  if (!question.isRevealed) return refuse({ kind: 'peer-level-hidden' })
  if (question.level === null) return refuse({ kind: 'peer-level-unrecorded' })
  if (question.level !== seen) return refuse({ kind: 'peer-level-changed', field: 'words' })
  return ok(mint('differ-from-level', actor, { reviewId: open.value.id, code: question.code, ofLevel: question.level }))
}

function isWriting(actor: ReviewActor, review: LevelsHeld | undefined): Result<LevelsHeld, PeerLevelRefusal> {
  const within = isOfTeam(actor, review)
  if (!within.ok) return within
  if (!within.value.agreed.scoping.stands) return refuse({ kind: 'peer-levels-not-agreed' })
  return within.value.sentAt ? refuse({ kind: 'report-sent-already' }) : within
}

function leads(actor: ReviewActor, review: LevelsHeld | undefined): Result<LevelsHeld, PeerLevelRefusal> {
  const within = isOfTeam(actor, review)
  if (!within.ok) return within
  return peerMay(actor, 'lead-report') ? within : refuse({ kind: 'only-the-lead-peer' })
}

function isOfTeam(actor: ReviewActor, review: LevelsHeld | undefined): Result<LevelsHeld, PeerLevelRefusal> {
  if (!peerMay(actor, 'write-finding')) return refuse({ kind: 'not-found' })
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  return review ? ok(review) : refuse({ kind: 'not-found' })
}

function hosts(actor: Actor, review: LevelsHeld | undefined): Result<LevelsHeld, PeerLevelRefusal> {
  if (!may(actor, 'host-review')) return refuse({ kind: 'only-the-lead' })
  return review ? ok(review) : refuse({ kind: 'not-found' })
}
