import type { Actor, ReviewActor } from '@/db/gate'
import type { FactPointId, ReviewId, SubmissionId } from '@/db/ids'
import { may, peerMay } from '../access/access'
import { mint, type Permit } from '../permit'
import type { ReportRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { stageOf } from './report'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, ReportRefusal>
export type Held = {
  id: ReviewId
  submissionId: SubmissionId
  state: string
  sentAt: Date | null
  checkUntil: string | null
  publishedAt: Date | null
  endsOn: string
}
export type PointHeld = { id: FactPointId; state: string; findingId: string | null; recommendationId: string | null }

/** The team writes until its lead has sent the report; each their own, the lead peer everything. */
export function mayWrite(
  actor: ReviewActor,
  review: Held | undefined,
  of?: { authorId: string } | 'gone',
): Judged<'write', Held> {
  if (!peerMay(actor, 'write-finding')) return refuse({ kind: 'not-found' })
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  if (!review || of === 'gone') return refuse({ kind: 'not-found' })
  if (stageOf(review) !== 'drafting') return refuse({ kind: 'report-sent-already' })
  if (of && of.authorId !== actor.userId && !peerMay(actor, 'lead-report'))
    return refuse({ kind: 'only-author-changes-written' })
  return ok(mint('write', actor, review))
}

/** What is found is found on questions that were submitted. */
export const mayBeOn = (
  codes: readonly string[],
  submitted: readonly { code: string }[],
): Result<null, ReportRefusal> =>
  codes.every((code) => submitted.some((one) => one.code === code))
    ? ok(null)
    : refuse({ kind: 'question-not-in-report', field: 'codes' })

/** The lead peer agrees what the team wrote by sending it, once there is something to send; a day is left to publish it on. */
export function maySend(
  actor: ReviewActor,
  review: Held | undefined,
  findings: number,
  checkUntil: string,
): Judged<'send', Held> {
  const led = leads(actor, review)
  if (!led.ok) return led
  if (stageOf(led.value) !== 'drafting') return refuse({ kind: 'report-sent-already' })
  if (findings === 0) return refuse({ kind: 'report-is-empty' })
  if (checkUntil >= led.value.endsOn) return refuse({ kind: 'check-beyond-review', field: 'checkUntil' })
  return ok(mint('send', actor, led.value))
}

export function mayDecide(
  actor: ReviewActor,
  review: Held | undefined,
  point: PointHeld | undefined,
): Judged<'decide', PointHeld & Pick<Held, 'submissionId'>> {
  const led = leads(actor, review)
  if (!led.ok) return led
  if (!point) return refuse({ kind: 'not-found' })
  if (stageOf(led.value) !== 'with-council' || point.state !== 'open') return refuse({ kind: 'fact-decided-already' })
  return ok(mint('decide', actor, { ...point, submissionId: led.value.submissionId }))
}

/** It stands as it is read once the council has had its days, and every fact that it questioned is decided. */
export function mayPublish(
  actor: ReviewActor,
  review: Held | undefined,
  now: { today: string; openPoints: number },
): Judged<'publish', Held> {
  const led = leads(actor, review)
  if (!led.ok) return led
  const stage = stageOf(led.value)
  if (stage === 'published') return refuse({ kind: 'report-published-already' })
  if (stage === 'drafting') return refuse({ kind: 'report-not-sent' })
  if (now.openPoints > 0) return refuse({ kind: 'facts-still-open', count: now.openPoints })
  if ((led.value.checkUntil ?? '') >= now.today) return refuse({ kind: 'council-still-checks' })
  return ok(mint('publish', actor, led.value))
}

function leads(actor: ReviewActor, review: Held | undefined): Result<Held, ReportRefusal> {
  if (!peerMay(actor, 'write-finding')) return refuse({ kind: 'not-found' })
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  if (!review) return refuse({ kind: 'not-found' })
  return peerMay(actor, 'lead-report') ? ok(review) : refuse({ kind: 'only-the-lead-peer' })
}

/** The council questions facts while the report is with it, and no longer than its days. */
export function mayQuestion(
  actor: Actor,
  review: Held | undefined,
  isThere: boolean,
  today: string,
): Judged<'question', Held> {
  if (!may(actor, 'check-facts')) return refuse({ kind: 'only-who-checks-facts' })
  if (!review || !isThere) return refuse({ kind: 'not-found' })
  if (review.state !== 'council_reply' || (review.checkUntil ?? '') < today) return refuse({ kind: 'facts-not-open' })
  return ok(mint('question', actor, review))
}
