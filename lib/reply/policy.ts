import type { Actor } from '@/db/gate'
import type { AssessmentId, ReplyId, ReviewId } from '@/db/ids'
import { may } from '../access/access'
import { mint, type Permit } from '../permit'
import type { ReplyRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, ReplyRefusal>
/** A review as somebody needs it who begins the reply to its report. */
export type Replied = { reviewId: ReviewId; assessmentId: AssessmentId; isPublished: boolean; replyId: ReplyId | null }
export type ReplyHeld = {
  id: ReplyId
  assessmentId: AssessmentId
  reviewId: ReviewId
  state: 'draft' | 'with-body' | 'agreed' | 'published'
  /** Whether the body that has it now has minuted. */
  isMinuted: boolean
  unanswered: number
}

export const maySeeReply = (actor: Actor): boolean => may(actor, 'read-whole')

/** The lead begins the reply once the report is published; once. */
export function mayBegin(actor: Actor, review: Replied | undefined): Judged<'begin-reply', Replied> {
  if (!may(actor, 'answer-recommendation')) return refuse({ kind: 'only-the-lead' })
  if (!review) return refuse({ kind: 'not-found' })
  if (!review.isPublished) return refuse({ kind: 'review-not-published' })
  if (review.replyId) return refuse({ kind: 'reply-begun-already' })
  return ok(mint('begin-reply', actor, review))
}

/** The lead takes it back from the body, because it asked for other words; it goes to a body again. */
export function mayTakeBack(actor: Actor, reply: ReplyHeld | undefined): Judged<'take-back-reply', ReplyHeld> {
  const led = leads(actor, reply)
  if (!led.ok) return led
  return led.value.state === 'with-body'
    ? ok(mint('take-back-reply', actor, led.value))
    : refuse({ kind: 'reply-with-nobody' })
}

/** It is agreed once the body that has it has minuted, and every recommendation has its answer. */
export function mayAgree(actor: Actor, reply: ReplyHeld | undefined, plain: string): Judged<'agree-reply', ReplyHeld> {
  const led = leads(actor, reply)
  if (!led.ok) return led
  const { state, unanswered, isMinuted } = led.value
  if (state === 'draft') return refuse({ kind: 'reply-with-nobody' })
  if (unanswered > 0) return refuse({ kind: 'recommendations-unanswered', count: unanswered })
  if (plain === '') return refuse({ kind: 'reply-is-empty' })
  if (!isMinuted) return refuse({ kind: 'reply-not-minuted' })
  return ok(mint('agree-reply', actor, led.value))
}

function leads(actor: Actor, reply: ReplyHeld | undefined): Result<ReplyHeld, ReplyRefusal> {
  if (!may(actor, 'answer-recommendation')) return refuse({ kind: 'only-the-lead' })
  if (!reply) return refuse({ kind: 'not-found' })
  return reply.state === 'agreed' || reply.state === 'published' ? refuse({ kind: 'reply-is-agreed' }) : ok(reply)
}
