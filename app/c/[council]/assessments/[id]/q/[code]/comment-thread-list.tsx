'use client'
import { useEffect, useRef, useState } from 'react'
import { hearWindow } from '@/app/_editor/editor-events'
import { Details } from '@/app/_ui/details'
import { EmptyState } from '@/app/_ui/empty-state'
import type { ThreadView } from '@/lib/comment/view-threads'
import { CommentStart } from './comment-start'
import { CommentThread } from './comment-thread'

type Props = { slug: string; assessmentId: string; code: string; threads: ThreadView[]; canComment: boolean }

/** The threads with what can be done in them. Words chosen in the answer bring their thread into view. */
export function CommentThreadList({ slug, assessmentId, code, threads, canComment }: Props) {
  const [shown, setShown] = useState<string>()
  const box = useRef<HTMLDivElement>(null)
  const open = threads.filter((thread) => !thread.resolved)
  const resolved = threads.filter((thread) => thread.resolved)

  useEffect(() => hearWindow('concord:thread', ({ threadId }) => setShown(threadId)), [])
  useEffect(() => {
    const thread = shown && box.current?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(shown)}"]`)
    if (!thread) return
    thread.closest('details')?.setAttribute('open', '')
    thread.scrollIntoView({ block: 'nearest' })
  }, [shown])

  const entry = (thread: ThreadView) => (
    <li key={thread.id}>
      <CommentThread
        slug={slug}
        thread={thread}
        canComment={canComment}
        isShown={thread.id === shown}
        onShow={() => setShown(thread.id)}
      />
    </li>
  )
  return (
    <div ref={box} className="flex flex-col gap-6">
      {canComment ? <CommentStart slug={slug} assessmentId={assessmentId} code={code} /> : null}
      {open.length > 0 ? (
        <ul aria-label="Open threads" className="flex flex-col gap-4">
          {open.map(entry)}
        </ul>
      ) : (
        <EmptyState title="No open comments">
          Ask about the answer, or point at words that need another look.
        </EmptyState>
      )}
      {resolved.length > 0 ? (
        <Details summary={`Resolved (${resolved.length})`}>
          <ul aria-label="Resolved threads" className="flex flex-col gap-4">
            {resolved.map(entry)}
          </ul>
        </Details>
      ) : null}
    </div>
  )
}
