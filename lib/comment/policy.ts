import type { Actor } from '@/db/gate'
import { may } from '../access/access'
import { isTimeFor } from '../access/capability'
import { mint, type Permit } from '../permit'
import type { CommentRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { commentsOnSubject } from '../subject/policy'
import type { SubjectRow } from '../subject/store'
import type { ThreadRow } from './store'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, CommentRefusal>

/** Only while the work is open. */
export function mayComment(actor: Actor, subject: SubjectRow | undefined): Judged<'comment', SubjectRow> {
  if (!subject) return refuse({ kind: 'not-found' })
  const isObserver = may(actor, 'comment-if-allowed')
  if (!commentsOnSubject(actor, subject))
    return refuse({ kind: isObserver ? 'observers-only-read' : 'only-assigned-comment' })
  if (!isTimeFor('comment', subject.state)) return refuse({ kind: 'comments-are-closed' })
  return ok(mint('comment', actor, subject))
}

/** Whoever may comment may answer; an answer under a resolved thread needs it reopened first. */
export function mayReply(actor: Actor, thread: ThreadRow | undefined): Judged<'reply', ThreadRow> {
  const speaks = inThread(actor, thread)
  if (!speaks.ok) return speaks
  if (speaks.value.resolvedAt) return refuse({ kind: 'thread-already-resolved' })
  return ok(mint('reply', actor, speaks.value))
}

export function mayResolve(actor: Actor, thread: ThreadRow | undefined): Judged<'resolve', ThreadRow> {
  const speaks = inThread(actor, thread)
  if (!speaks.ok) return speaks
  if (speaks.value.resolvedAt) return refuse({ kind: 'thread-already-resolved' })
  return ok(mint('resolve', actor, speaks.value))
}

export function mayReopen(actor: Actor, thread: ThreadRow | undefined): Judged<'reopen', ThreadRow> {
  const speaks = inThread(actor, thread)
  if (!speaks.ok) return speaks
  if (!speaks.value.resolvedAt) return refuse({ kind: 'thread-already-open' })
  return ok(mint('reopen', actor, speaks.value))
}

/** A thread that never hung on words, or hangs on words that stand, stays where it is. */
export function mayAttach(actor: Actor, thread: ThreadRow | undefined): Judged<'attach', ThreadRow> {
  const speaks = inThread(actor, thread)
  if (!speaks.ok) return speaks
  if (!speaks.value.isLost) return refuse({ kind: 'thread-has-its-words' })
  return ok(mint('attach', actor, speaks.value))
}

function inThread(actor: Actor, thread: ThreadRow | undefined): Result<ThreadRow, CommentRefusal> {
  if (!thread) return refuse({ kind: 'not-found' })
  const speaks = mayComment(actor, thread.subject)
  return speaks.ok ? ok(thread) : speaks
}
