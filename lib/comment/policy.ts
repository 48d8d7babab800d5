import type { Actor } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { may } from '../access/access'
import { isTimeFor } from '../access/capability'
import { mint, type Permit } from '../permit'
import type { CommentRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { commentsOnSubject, writesSubject } from '../subject/policy'
import type { SubjectRow } from '../subject/store'
import { mayOpenText } from '../text/policy'
import type { TextRow } from '../text/store'
import type { Reader } from './comment'
import type { SuggestionRow } from './load-suggestions'
import type { CommentRow, ThreadRow } from './store'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, CommentRefusal>

/** While the work is open, and where the lead allows it on what is frozen. */
export function mayComment(actor: Actor, subject: SubjectRow | undefined): Judged<'comment', SubjectRow> {
  if (!subject) return refuse({ kind: 'not-found' })
  const isObserver = may(actor, 'comment-if-allowed')
  if (!commentsOnSubject(actor, subject))
    return refuse({ kind: isObserver ? 'observers-only-read' : 'only-assigned-comment' })
  const isAllowed = isTimeFor('comment', subject.state) || commentsOnFrozen(actor, subject)
  if (!isAllowed) return refuse({ kind: 'comments-are-closed' })
  return ok(mint('comment', actor, subject))
}

const commentsOnFrozen = (actor: Actor, { state, frozenComments }: SubjectRow) =>
  frozenComments && may(actor, 'comment-on-frozen') && isTimeFor('comment-on-frozen', state)

/** Whoever may comment may answer; an answer under a resolved thread needs it reopened first. */
export function mayReply(actor: Actor, thread: ThreadRow | undefined): Judged<'reply', ThreadRow> {
  const speaks = inThread(actor, thread)
  if (!speaks.ok) return speaks
  if (speaks.value.resolvedAt) return refuse({ kind: 'thread-already-resolved' })
  return ok(mint('reply', actor, speaks.value))
}

/** A suggestion is accepted, declined or withdrawn, and so resolved. */
export function mayResolve(actor: Actor, thread: ThreadRow | undefined): Judged<'resolve', ThreadRow> {
  const speaks = inThread(actor, thread)
  if (!speaks.ok) return speaks
  if (speaks.value.isSuggestion) return refuse({ kind: 'thread-is-suggestion' })
  if (speaks.value.resolvedAt) return refuse({ kind: 'thread-already-resolved' })
  return ok(mint('resolve', actor, speaks.value))
}

export function mayReopen(actor: Actor, thread: ThreadRow | undefined): Judged<'reopen', ThreadRow> {
  const speaks = inThread(actor, thread)
  if (!speaks.ok) return speaks
  if (speaks.value.isSuggestion) return refuse({ kind: 'thread-is-suggestion' })
  if (!speaks.value.resolvedAt) return refuse({ kind: 'thread-already-open' })
  return ok(mint('reopen', actor, speaks.value))
}

/** Somebody who sees the thread and may answer there is asked to deal with it, or nobody is any more. */
export function mayAssignThread(
  actor: Actor,
  thread: ThreadRow | undefined,
  to: string | null,
  readers: readonly Reader[],
): Judged<'assign-thread', ThreadRow> {
  const speaks = inThread(actor, thread)
  if (!speaks.ok) return speaks
  if (speaks.value.resolvedAt) return refuse({ kind: 'thread-already-resolved' })
  if (to === null || to === actor.userId) return ok(mint('assign-thread', actor, speaks.value))
  const reader = readers.find(({ userId }) => userId === to)
  if (!reader) return refuse({ kind: 'not-a-reader-of-thread', field: 'userId' })
  if (!reader.comments) return refuse({ kind: 'cannot-comment-there', name: reader.name, field: 'userId' })
  return ok(mint('assign-thread', actor, speaks.value))
}

/** Those who are named see the thread: whoever does not would hear of what they may not see. */
export function mayMention(
  readers: readonly Reader[],
  named: readonly string[] = [],
): Result<UserId[], CommentRefusal> {
  const found = [...new Set(named)].flatMap((one) => readers.find(({ userId }) => userId === one)?.userId ?? [])
  return found.length < new Set(named).size ? refuse({ kind: 'not-a-reader-of-thread' }) : ok(found)
}

/** What somebody wrote themselves, while it stands; in other words or no more. */
export function mayChangeComment(actor: Actor, comment: CommentRow | undefined): Judged<'change-comment', CommentRow> {
  const speaks = inThread(actor, comment?.thread)
  if (!speaks.ok) return speaks
  if (!comment || comment.authorId !== actor.userId) return refuse({ kind: 'not-your-comment' })
  if (comment.isDeleted) return refuse({ kind: 'comment-deleted-already' })
  return ok(mint('change-comment', actor, comment))
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

/** Whoever may comment on a text proposes other words for it, while it takes words. */
export function maySuggest(actor: Actor, text: TextRow | undefined): Judged<'suggest', TextRow> {
  const speaks = mayComment(actor, text)
  if (!speaks.ok) return speaks
  const open = openFor(actor, text)
  return open.ok ? ok(mint('suggest', actor, open.value)) : open
}

/** Whoever may write the words takes proposed ones over, or leaves them. */
export function mayAccept(actor: Actor, one: SuggestionRow | undefined): Judged<'accept-suggestion', SuggestionRow> {
  const decides = mayDecide(actor, one)
  return decides.ok ? ok(mint('accept-suggestion', actor, decides.value)) : decides
}
export function mayDecline(actor: Actor, one: SuggestionRow | undefined): Judged<'decline-suggestion', SuggestionRow> {
  const decides = mayDecide(actor, one)
  return decides.ok ? ok(mint('decline-suggestion', actor, decides.value)) : decides
}

/** What somebody proposed themselves, until it is decided. */
export function mayWithdraw(
  actor: Actor,
  one: SuggestionRow | undefined,
): Judged<'withdraw-suggestion', SuggestionRow> {
  const speaks = mayComment(actor, one?.text)
  if (!speaks.ok) return speaks
  const waits = waiting(actor, one)
  if (!waits.ok) return waits
  if (waits.value.madeBy !== actor.userId) return refuse({ kind: 'not-your-suggestion' })
  return ok(mint('withdraw-suggestion', actor, waits.value))
}

/** Whether somebody may write in a text now, and so decide what is proposed for it. */
export const decidesIn = (actor: Actor, text: TextRow): boolean => openFor(actor, text).ok && writesSubject(actor, text)

function mayDecide(actor: Actor, one: SuggestionRow | undefined): Result<SuggestionRow, CommentRefusal> {
  if (one && !writesSubject(actor, one.text)) return refuse({ kind: 'only-writers-decide' })
  return waiting(actor, one)
}

function waiting(actor: Actor, one: SuggestionRow | undefined): Result<SuggestionRow, CommentRefusal> {
  const open = openFor(actor, one?.text)
  if (!open.ok) return open
  if (!one) return refuse({ kind: 'not-found' })
  return one.outcome ? refuse({ kind: 'suggestion-decided-already', outcome: one.outcome }) : ok(one)
}

function openFor(actor: Actor, text: TextRow | undefined): Result<TextRow, CommentRefusal> {
  const opened = mayOpenText(actor, text)
  if (!opened.ok) return refuse({ kind: 'not-found' })
  return opened.value.thing.isFrozen ? refuse({ kind: 'answer-not-open' }) : ok(opened.value.thing)
}
