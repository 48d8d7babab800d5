'use client'
import { useEffect, useRef, useState } from 'react'
import { hearWindow } from '@/app/_editor/editor-events'
import type { Reader } from '@/lib/comment/comment'
import type { ThreadView } from '@/lib/comment/show-thread'
import { CommentThread } from './comment-thread'
import { ReadersHere } from './mention-area'
import { useReadThreads } from './use-read-threads'

type Props = {
  slug: string
  /** The address of the comments, without anything asked of them. */
  here: string
  threads: ThreadView[]
  canComment: boolean
  /** Whether the reader may write the text, and so accept what is suggested for it. */
  canDecide: boolean
  /** Who reads them, and who else sees them. */
  reader: string
  readers: readonly Reader[]
  label: string
  /** The words that they hang on stand on the page already. */
  isUnderWords?: boolean
  /** The thread that the address names. */
  chosen: string | undefined
}

/** The threads with what can be done in them. Words chosen in the answer bring their thread into view. */
export function CommentThreadList({
  slug,
  here,
  threads,
  canComment,
  canDecide,
  reader,
  readers,
  label,
  isUnderWords,
  chosen,
}: Props) {
  const [shown, setShown] = useState(chosen)
  useReadThreads(slug, threads)
  const box = useRef<HTMLUListElement>(null)
  useEffect(() => hearWindow('concord:thread', ({ threadId }) => setShown(threadId)), [])
  useEffect(() => setShown((before) => chosen ?? before), [chosen])
  useEffect(() => {
    const thread = shown && box.current?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(shown)}"]`)
    if (thread) thread.scrollIntoView({ block: 'nearest' })
  }, [shown])
  return (
    <ReadersHere value={readers}>
      <ul ref={box} aria-label={label} className="flex flex-col gap-4">
        {threads.map((thread) => (
          <li key={thread.id}>
            <CommentThread
              slug={slug}
              href={`${here}${here.includes('?') ? '&' : '?'}thread=${thread.id}`}
              thread={thread}
              canComment={canComment}
              canDecide={canDecide}
              reader={reader}
              isUnderWords={isUnderWords}
              isShown={thread.id === shown}
              onShow={() => setShown(thread.id)}
            />
          </li>
        ))}
      </ul>
    </ReadersHere>
  )
}
