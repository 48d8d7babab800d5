'use client'
import { useTranslations } from 'next-intl'
import { startTransition, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { useAct } from '@/app/_ui/use-act'
import type { ThreadView } from '@/lib/comment/show-thread'
import { AssignForm } from './assign-form'
import { reopenThreadAction, replyToThreadAction, resolveThreadAction } from './comment-actions'
import { CommentForm } from './comment-form'

type Props = { slug: string; thread: ThreadView; reader: string }

/** What may be done in a thread: answer it, resolve or reopen it, and ask somebody to deal with it. */
export function ThreadActs({ slug, thread, reader }: Props) {
  const t = useTranslations('comments')
  const [doing, setDoing] = useState<'reply' | 'assign' | null>(null)
  const act = (thread.resolved ? reopenThreadAction : resolveThreadAction).bind(null, slug)
  const [state, turn, isTurning] = useAct(act)
  const stop = () => setDoing(null)
  if (doing === 'reply' && !thread.resolved) {
    return (
      <CommentForm
        action={replyToThreadAction.bind(null, slug)}
        label={t('yourReply')}
        submit={t('reply')}
        {...(thread.suggestion ? {} : { second: { submit: t('replyAndResolve'), also: { resolves: true } } })}
        also={{ threadId: thread.id }}
        isFocused
        onDone={stop}
        onCancel={stop}
      />
    )
  }
  if (doing === 'assign' && !thread.resolved)
    return <AssignForm slug={slug} thread={thread} reader={reader} onDone={stop} />
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {thread.resolved ? null : (
          <Button variant="secondary" onClick={() => setDoing('reply')}>
            {t('reply')}
          </Button>
        )}
        {thread.suggestion ? null : (
          <Button
            variant="quiet"
            aria-disabled={isTurning}
            onClick={() => startTransition(() => turn({ threadId: thread.id }))}
          >
            {t(thread.resolved ? 'reopen' : 'resolve')}
          </Button>
        )}
        {thread.resolved ? null : (
          <Button variant="quiet" onClick={() => setDoing('assign')}>
            {t(thread.assigned ? 'assignChange' : 'assign')}
          </Button>
        )}
      </div>
      <p role="alert" className="font-semibold text-error empty:hidden">
        {state.status === 'refused' && !isTurning ? state.message : ''}
      </p>
    </div>
  )
}
