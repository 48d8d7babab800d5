import { type Caller, inCouncil } from '@/db/gate'
import type { UserId } from '@/db/ids'
import type { PageAsked } from '../page'
import { ok, refuse } from '../result'
import { loadSubject } from '../subject/store'
import { nameOf } from '../subject/subject'
import { BESIDE } from '../text/anchor/anchor'
import { mayComment } from './policy'
import { countThreads, type LoadedThread, loadThreads, loadWholeThread } from './store'

/** So many threads are read at one look, or so many comments of one thread. */
const AT_A_LOOK = 20
/** So much of each comment stands in the list of threads; in the thread itself all of it does. */
const IN_LIST = 1000

/** What of a subject's threads is looked at: the open ones, the resolved ones, or one of them with all that was said in it. */
export type ThreadsAsked = PageAsked & { resolved?: boolean; thread?: string }

/** A page of the threads of one subject, or of the comments of one thread, with what this reader may do in them. */
export const viewThreads = (caller: Caller, input: ThreadsAsked & { subjectId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const subject = await loadSubject(tx, actor, input.subjectId)
    if (!subject) return refuse({ kind: 'not-found' })
    const comment = mayComment(actor, subject)
    const whole =
      input.thread === undefined ? undefined : await loadWholeThread(tx, subject.id, input.thread, input, AT_A_LOOK)
    const isResolved = input.resolved === true
    const listed = whole
      ? { rows: [whole.thread], previous: whole.previous, next: whole.next }
      : await loadThreads(tx, { subjectId: subject.id, isResolved }, input.thread ? {} : input, AT_A_LOOK)
    return ok({
      subject: nameOf(subject),
      /** Whether one thread was asked for and is here, alone. */
      isWhole: whole !== undefined,
      threads: listed.rows.map((thread) => shown(thread, actor.userId, whole ? Number.POSITIVE_INFINITY : IN_LIST)),
      ...{ previous: listed.previous, next: listed.next },
      counts: await countThreads(tx, subject.id),
      abilities: { comment: comment.ok },
      whyNot: comment.ok ? null : comment.refusal,
    })
  })

const shown = (thread: LoadedThread, reader: UserId, most: number) => ({
  id: thread.id as string,
  anchor:
    thread.anchorStart && thread.anchorEnd
      ? { start: base64(thread.anchorStart), end: base64(thread.anchorEnd), quote: thread.quote ?? '' }
      : null,
  /** Where its words were, if they are gone. */
  lost: thread.anchorLost
    ? { paragraph: thread.anchorParagraph ?? 0, after: wholeWords(thread.anchorBefore ?? '') }
    : null,
  resolved: thread.resolvedAt && { at: thread.resolvedAt, by: thread.resolvedByName ?? 'Somebody who has left' },
  /** How many comments are not shown here, between the first and the last. */
  leftOut: thread.said - thread.comments.length,
  comments: thread.comments.map((comment) => ({
    id: comment.id,
    author: comment.authorName,
    post: comment.authorPost,
    isMine: comment.authorId === reader,
    body: cut(comment.body, most),
    isCut: comment.body.length > most,
    at: comment.createdAt,
  })),
})

/** What stood before the words, without the half of a word that it may begin with. */
const wholeWords = (before: string) => (before.length < BESIDE ? before : before.replace(/^\S*\s/, '')).trim()

/** No half of a character stays at the end. */
const cut = (words: string, most: number) =>
  words.length > most ? words.slice(0, most).replace(/\p{Cs}$/u, '') : words

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

export type ThreadsView = Extract<Awaited<ReturnType<typeof viewThreads>>, { ok: true }>['value']
export type ThreadView = ThreadsView['threads'][number]
