import type { UserId } from '@/db/ids'
import { BESIDE } from '../text/anchor/anchor'
import { isSecondThought } from './comment'
import type { LoadedThread } from './load-threads'

type Looking = { userId: UserId; now: Date }

/** A thread as a page shows it to this reader now; `most` of each comment. */
export const showThread = (thread: LoadedThread, { userId: reader, now }: Looking, most: number) => ({
  id: thread.id as string,
  isUnread: thread.isUnread,
  anchor:
    thread.anchorStart && thread.anchorEnd
      ? { start: base64(thread.anchorStart), end: base64(thread.anchorEnd), quote: thread.quote ?? '' }
      : null,
  /** The words that it proposes in the place of others, and what became of that. */
  suggestion: thread.suggestion && {
    ...{ words: thread.suggestion.words, replacement: thread.suggestion.replacement },
    ...{ outcome: thread.suggestion.outcome, because: thread.suggestion.because },
    isMine: thread.suggestion.madeBy === reader,
  },
  /** The level whose descriptor it is on. */
  level: thread.level,
  /** Where its words were, if they are gone. */
  lost: thread.anchorLost
    ? { paragraph: thread.anchorParagraph ?? 0, after: wholeWords(thread.anchorBefore ?? '') }
    : null,
  resolved: thread.resolvedAt && { at: thread.resolvedAt, by: thread.resolvedByName ?? GONE },
  /** Who was asked to deal with it, and by when. */
  assigned: thread.assignedTo && {
    ...{ userId: thread.assignedTo as string, name: thread.assignedName ?? GONE, dueOn: thread.dueOn },
    isMine: thread.assignedTo === reader,
  },
  /** How many comments are not shown here, between the first and the last. */
  leftOut: thread.said - thread.comments.length,
  comments: thread.comments.map(({ body, changedAt, ...comment }) => ({
    id: comment.id as string,
    author: comment.authorName,
    post: comment.authorPost,
    isMine: comment.authorId === reader,
    /** Nothing where its author deleted it. */
    body: body === null ? null : cut(body, most),
    isCut: body !== null && body.length > most,
    /** Whether what its author does to it still leaves no trace for readers. */
    isFresh: isSecondThought(comment.createdAt, now),
    named: comment.named,
    at: comment.createdAt,
    /** When its author put it in other words, if that was after readers may have relied on the first. */
    correctedAt: body !== null && changedAt && !isSecondThought(comment.createdAt, changedAt) ? changedAt : null,
    deletedAt: body === null ? changedAt : null,
  })),
})
export type ThreadView = ReturnType<typeof showThread>

const GONE = 'Somebody who has left'

/** What stood before the words, without the half of a word that it may begin with. */
const wholeWords = (before: string) => (before.length < BESIDE ? before : before.replace(/^\S*\s/, '')).trim()

/** No half of a character stays at the end. */
const cut = (words: string, most: number) =>
  words.length > most ? words.slice(0, most).replace(/\p{Cs}$/u, '') : words

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
