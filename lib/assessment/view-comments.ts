import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { COMMENT_LISTS } from '../comment/comment-list'
import { countLines, loadLines } from '../comment/load-lines'
import { loadWholeThread } from '../comment/load-threads'
import { decidesIn, mayComment } from '../comment/policy'
import { showThread } from '../comment/show-thread'
import { loadReaders, seeThread } from '../comment/store'
import { loadAreas } from '../framework/load-areas'
import type { PageAsked } from '../page'
import { ok, refuse } from '../result'
import { nameOf, subjectHas } from '../subject/subject'
import { askHistory } from '../text/history/ask-history'
import { isText, loadDocument, loadText } from '../text/store'
import { mayAllowComments } from './policy'
import { loadAssessment } from './store'

/** So many threads stand in a list at one look, and so many comments of the one that is open. */
const AT_A_LOOK = 20

type CommentsAsked = PageAsked & {
  assessmentId: string
  list?: string | undefined
  area?: string | undefined
  thread?: string | undefined
  /** A page of what was said in that thread. */
  said?: PageAsked
}

/**
 * The comments of an assessment that this reader sees, in lists, and one thread with a piece of the text that it hangs on. Its text is
 * read beside the server's own work, when the transaction has ended.
 */
export async function viewComments(caller: Caller, input: CommentsAsked) {
  const found = await inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment) return refuse({ kind: 'not-found' })
    const list = COMMENT_LISTS.find((one) => one === input.list) ?? 'open'
    const area = Number(input.area) || undefined
    const held = input.thread ? await seeThread(tx, actor, input.thread) : undefined
    const thread = held?.subject.assessmentId === assessment.id ? held : undefined
    const whole =
      thread &&
      (await loadWholeThread(
        tx,
        { subjectId: thread.subject.id, id: thread.id, reader: actor.userId },
        input.said ?? {},
        AT_A_LOOK,
      ))
    const comment = thread && mayComment(actor, thread.subject)
    const hasWords = whole?.thread.anchorStart && whole.thread.anchorEnd && !whole.thread.anchorLost
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id, title: assessment.title },
      /** Who else may comment, for whoever says so. */
      allowed: mayAllowComments(actor, assessment).ok
        ? { observersComment: assessment.observersComment, frozenComments: assessment.frozenComments }
        : null,
      areas: await loadAreas(tx, assessment.frameworkVersionId),
      ...{ list, area },
      counts: await countLines(tx, actor, assessment.id),
      lines: await loadLines(tx, actor, { id: assessment.id, list, area }, input, AT_A_LOOK),
      open:
        whole && thread && comment
          ? {
              thread: showThread(whole.thread, actor, Number.POSITIVE_INFINITY),
              ...{ previous: whole.previous, next: whole.next },
              subject: nameOf(thread.subject),
              topic: thread.subject.questionId ?? thread.subject.id,
              reader: actor.userId as string,
              readers: comment.ok ? await loadReaders(tx, thread.subject.id) : [],
              canComment: comment.ok,
              canDecide: isText(thread.subject) && decidesIn(actor, thread.subject),
              whyNot: comment.ok ? null : comment.refusal,
              hasText: subjectHas(thread.subject.kind, 'text'),
              text: hasWords ? await textOf(tx, actor, thread.subject.id) : [],
              range: hasWords
                ? { start: whole.thread.anchorStart as Uint8Array, end: whole.thread.anchorEnd as Uint8Array }
                : undefined,
            }
          : undefined,
    })
  })
  if (!found.ok) return found
  const { open, ...view } = found.value
  return ok({ ...view, open: open && (await withPassage(open)) })
}

async function textOf(tx: Tx, actor: Actor, id: string) {
  const document = await loadDocument(tx, actor, id)
  return document ? loadText(tx, document.id) : []
}

type Text = { text: { payload: Uint8Array }[]; range: { start: Uint8Array; end: Uint8Array } | undefined }

/** What is shown of a thread, and in the place of the whole text the paragraph that it hangs on. */
async function withPassage<Open extends Text>({ text, range, ...shown }: Open) {
  const updates = text.map(({ payload }) => new Uint8Array(payload))
  return { ...shown, passage: range ? await askHistory('passage', { updates, range }) : undefined }
}

export type CommentsView = Extract<Awaited<ReturnType<typeof viewComments>>, { ok: true }>['value']
