'use client'
import { useEffect, useRef, useState } from 'react'
import { hearWindow } from '@/app/_editor/editor-events'
import type { ThreadView } from '@/lib/comment/view-threads'
import { CommentThread } from './comment-thread'

type Props = {
  slug: string
  /** The address of the comments, without anything asked of them. */
  here: string
  threads: ThreadView[]
  canComment: boolean
  label: string
  /** The thread that the address names. */
  chosen: string | undefined
}

/** The threads with what can be done in them. Words chosen in the answer bring their thread into view. */
export function CommentThreadList({ slug, here, threads, canComment, label, chosen }: Props) {
  const [shown, setShown] = useState(chosen)
  const box = useRef<HTMLUListElement>(null)
  useEffect(() => hearWindow('concord:thread', ({ threadId }) => setShown(threadId)), [])
  useEffect(() => setShown((before) => chosen ?? before), [chosen])
  useEffect(() => {
    const thread = shown && box.current?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(shown)}"]`)
    if (thread) thread.scrollIntoView({ block: 'nearest' })
  }, [shown])
  return (
    <ul ref={box} aria-label={label} className="flex flex-col gap-4">
      {threads.map((thread) => (
        <li key={thread.id}>
          <CommentThread
            slug={slug}
            href={`${here}${here.includes('?') ? '&' : '?'}thread=${thread.id}`}
            thread={thread}
            canComment={canComment}
            isShown={thread.id === shown}
            onShow={() => setShown(thread.id)}
          />
        </li>
      ))}
    </ul>
  )
}
