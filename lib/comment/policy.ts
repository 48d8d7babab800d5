import type { Actor } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { may } from '../access/access'
import { isTimeFor } from '../access/capability'
import type { AssessmentState } from '../assessment/assessment'
import { mint, type Permit } from '../permit'
import type { CommentRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { CommentOn } from './comment'
import type { ThreadRow } from './store'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, CommentRefusal>
type Place = { id: AssessmentId; state: AssessmentState; observersComment: boolean }

/** Some everywhere, some where assigned, some if the lead allows it; and only while the work is open. */
export function mayComment(
  actor: Actor,
  a: Place | undefined,
  question: CommentOn['question'] | undefined,
): Judged<'comment', CommentOn> {
  if (!a || !question) return refuse({ kind: 'not-found' })
  const speaks =
    may(actor, 'comment') ||
    (may(actor, 'comment-assigned') && question.isMine) ||
    (may(actor, 'comment-if-allowed') && a.observersComment)
  const isObserver = may(actor, 'comment-if-allowed')
  if (!speaks) return refuse({ kind: isObserver ? 'observers-only-read' : 'only-assigned-comment' })
  if (!isTimeFor('comment', a.state)) return refuse({ kind: 'comments-are-closed' })
  return ok(mint('comment', actor, { assessmentId: a.id, question }))
}

type Step = { a: Place | undefined; question: CommentOn['question'] | undefined; thread: ThreadRow | undefined }

/** Whoever may comment may answer; an answer under a resolved thread needs it reopened first. */
export function mayReply(actor: Actor, { a, question, thread }: Step): Judged<'reply', ThreadRow> {
  const speaks = inThread(actor, { a, question, thread })
  if (!speaks.ok) return speaks
  if (speaks.value.resolvedAt) return refuse({ kind: 'thread-already-resolved' })
  return ok(mint('reply', actor, speaks.value))
}

export function mayResolve(actor: Actor, step: Step): Judged<'resolve', ThreadRow> {
  const speaks = inThread(actor, step)
  if (!speaks.ok) return speaks
  if (speaks.value.resolvedAt) return refuse({ kind: 'thread-already-resolved' })
  return ok(mint('resolve', actor, speaks.value))
}

export function mayReopen(actor: Actor, step: Step): Judged<'reopen', ThreadRow> {
  const speaks = inThread(actor, step)
  if (!speaks.ok) return speaks
  if (!speaks.value.resolvedAt) return refuse({ kind: 'thread-already-open' })
  return ok(mint('reopen', actor, speaks.value))
}

function inThread(actor: Actor, { a, question, thread }: Step): Result<ThreadRow, CommentRefusal> {
  if (!thread) return refuse({ kind: 'not-found' })
  const speaks = mayComment(actor, a, question)
  return speaks.ok ? ok(thread) : speaks
}
