import { type Caller, inCouncil } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { ok, refuse } from '../result'
import { mayComment } from './policy'
import { type LoadedThread, loadThreads } from './store'

/** The threads of one question, with what this reader may do in them. */
export const viewThreads = (caller: Caller, input: { assessmentId: string; code: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    const question = assessment && (await loadQuestion(tx, actor, assessment.id, input.code))
    if (!question) return refuse({ kind: 'not-found' })
    const comment = mayComment(actor, assessment, question)
    return ok({
      questionId: question.id,
      threads: (await loadThreads(tx, question.id)).map((thread) => shown(thread, actor.userId)),
      abilities: { comment: comment.ok },
      whyNot: comment.ok ? null : comment.refusal,
    })
  })

const shown = (thread: LoadedThread, reader: UserId) => ({
  id: thread.id,
  anchor:
    thread.anchorStart && thread.anchorEnd
      ? { start: base64(thread.anchorStart), end: base64(thread.anchorEnd), quote: thread.quote ?? '' }
      : null,
  resolved: thread.resolvedAt && { at: thread.resolvedAt, by: thread.resolvedByName ?? 'Somebody who has left' },
  comments: thread.comments.map((comment) => ({
    id: comment.id,
    author: comment.authorName,
    post: comment.authorPost,
    isMine: comment.authorId === reader,
    body: comment.body,
    at: comment.createdAt,
  })),
})

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

export type ThreadsView = Extract<Awaited<ReturnType<typeof viewThreads>>, { ok: true }>['value']
export type ThreadView = ThreadsView['threads'][number]
