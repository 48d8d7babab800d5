import { type Caller, inCouncil } from '@/db/gate'
import type { PageAsked } from '../page'
import { ok, refuse } from '../result'
import { loadSubject } from '../subject/store'
import { nameOf } from '../subject/subject'
import { isText } from '../text/store'
import { countThreads, loadThreads, loadWholeThread } from './load-threads'
import { decidesIn, mayComment, maySuggest } from './policy'
import { showThread } from './show-thread'
import { loadReaders } from './store'

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
    const text = isText(subject) ? subject : undefined
    const whole =
      input.thread === undefined
        ? undefined
        : await loadWholeThread(tx, { subjectId: subject.id, id: input.thread, reader: actor.userId }, input, AT_A_LOOK)
    const isResolved = input.resolved === true
    const listed = whole
      ? { rows: [whole.thread], previous: whole.previous, next: whole.next }
      : await loadThreads(
          tx,
          { subjectId: subject.id, isResolved, reader: actor.userId },
          input.thread ? {} : input,
          AT_A_LOOK,
        )
    return ok({
      subject: nameOf(subject),
      /** Whether one thread was asked for and is here, alone. */
      isWhole: whole !== undefined,
      threads: listed.rows.map((thread) => showThread(thread, actor, whole ? Number.POSITIVE_INFINITY : IN_LIST)),
      ...{ previous: listed.previous, next: listed.next },
      counts: await countThreads(tx, subject.id),
      reader: actor.userId as string,
      /** Whom a comment here may name; of them whoever comments may be asked to deal with it. */
      readers: comment.ok ? await loadReaders(tx, subject.id) : [],
      abilities: {
        comment: comment.ok,
        suggest: maySuggest(actor, text).ok,
        decide: text !== undefined && decidesIn(actor, text),
      },
      whyNot: comment.ok ? null : comment.refusal,
    })
  })

export type ThreadsView = Extract<Awaited<ReturnType<typeof viewThreads>>, { ok: true }>['value']
