'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { startTransition, useState } from 'react'
import { tellWindow } from '@/app/_editor/editor-events'
import { Button } from '@/app/_ui/button'
import { ShortForm } from '@/app/_ui/short-form'
import { Time } from '@/app/_ui/time'
import { useAct } from '@/app/_ui/use-act'
import type { ThreadView } from '@/lib/comment/view-threads'
import { reopenThreadAction, replyToThreadAction, resolveThreadAction } from './comment-actions'
import { LostWords } from './lost-words'
import { Quote } from './quote'

type Props = {
  slug: string
  /** Where the thread stands alone, with all that was said in it. */
  href: string
  thread: ThreadView
  canComment: boolean
  isShown: boolean
  onShow: () => void
}

/** One thread: the words it hangs on, what was said, and what may be done. */
export function CommentThread({ slug, href, thread, canComment, isShown, onShow }: Props) {
  const t = useTranslations('question.comments')
  const [first] = thread.comments
  const show = () => {
    onShow()
    if (thread.anchor) tellWindow('concord:show-thread', { threadId: thread.id })
  }
  const toWhole = (words: string) => (
    <Link href={href} prefetch={false} scroll={false}>
      {words}
    </Link>
  )
  return (
    <article
      data-thread={thread.id}
      aria-label={`Thread started by ${first?.author ?? 'somebody'}`}
      className={`flex flex-col gap-3 rounded-(--radius) border bg-sheet p-3 ${isShown ? 'border-accent' : 'border-line'}`}
    >
      {thread.lost ? (
        <LostWords slug={slug} thread={thread} lost={thread.lost} canAttach={canComment && !thread.resolved} />
      ) : thread.anchor ? (
        <div>
          <Quote words={thread.anchor.quote} />
          <Button variant="quiet" onClick={show}>
            Show these words
          </Button>
        </div>
      ) : null}
      <ul className="flex flex-col gap-3">
        {thread.comments.map((comment, place) => (
          <li key={comment.id}>
            {place === 1 && thread.leftOut > 0 ? (
              <p className="mb-3 border-l-4 border-line pl-3 text-sm text-secondary">
                {t('between', { count: thread.leftOut })}. {toWhole(t('readWhole'))}
              </p>
            ) : null}
            <p className="text-sm text-secondary">
              <span className="font-semibold text-text">{comment.author}</span>, {comment.post}
              <br />
              <Time at={comment.at} />
            </p>
            <p className="break-words whitespace-pre-wrap">
              {comment.body}
              {comment.isCut ? <>… {toWhole(t('goOn'))}</> : null}
            </p>
          </li>
        ))}
      </ul>
      {thread.resolved ? (
        <p className="text-sm text-secondary">
          Resolved by {thread.resolved.by}, <Time at={thread.resolved.at} />
        </p>
      ) : null}
      {canComment ? <ThreadActs slug={slug} thread={thread} /> : null}
    </article>
  )
}

function ThreadActs({ slug, thread }: { slug: string; thread: ThreadView }) {
  const [isReplying, setReplying] = useState(false)
  const act = (thread.resolved ? reopenThreadAction : resolveThreadAction).bind(null, slug)
  const [state, turn, isTurning] = useAct(act)
  if (isReplying && !thread.resolved) {
    return (
      <ShortForm
        action={replyToThreadAction.bind(null, slug)}
        name="body"
        label="Your reply"
        submit="Reply"
        also={{ threadId: thread.id }}
        isFocused
        onDone={() => setReplying(false)}
        onCancel={() => setReplying(false)}
      />
    )
  }
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {thread.resolved ? null : (
          <Button variant="secondary" onClick={() => setReplying(true)}>
            Reply
          </Button>
        )}
        <Button
          variant="quiet"
          aria-disabled={isTurning}
          onClick={() => startTransition(() => turn({ threadId: thread.id }))}
        >
          {thread.resolved ? 'Reopen' : 'Resolve'}
        </Button>
      </div>
      <p role="alert" className="font-semibold text-error empty:hidden">
        {state.status === 'refused' ? state.message : ''}
      </p>
    </div>
  )
}
