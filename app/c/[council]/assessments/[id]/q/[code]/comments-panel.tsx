import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { viewThreads } from '@/lib/comment/view-threads'
import { CommentThreadList } from './comment-thread-list'

/** The threads of one question, open ones first, and the ways to start another. */
export async function CommentsPanel({
  slug,
  assessmentId,
  code,
}: {
  slug: string
  assessmentId: string
  code: string
}) {
  const { threads, abilities, whyNot } = orNotFound(
    await viewThreads(await councilCaller(slug), { assessmentId, code }),
  )
  return (
    <div className="flex flex-col gap-6">
      {whyNot ? <p className="text-secondary">{wordsFor(whyNot)}</p> : null}
      <CommentThreadList
        slug={slug}
        assessmentId={assessmentId}
        code={code}
        threads={threads}
        canComment={abilities.comment}
      />
    </div>
  )
}
