'use client'
import { useEffect, useRef } from 'react'
import { readThreadsAction } from './comment-actions'

/** What stands on the page has been read by whoever reads it, once they have had a moment for it. Each is said once in a visit. */
export function useReadThreads(slug: string, threads: readonly { id: string; isUnread: boolean }[]) {
  const told = useRef(new Set<string>())
  const unread = threads.filter(({ isUnread }) => isUnread).map(({ id }) => id)
  const key = unread.join(' ')
  useEffect(() => {
    const fresh = key.split(' ').filter((id) => id && !told.current.has(id))
    if (fresh.length === 0) return
    const later = setTimeout(() => {
      for (const id of fresh) told.current.add(id)
      void readThreadsAction(slug, { status: 'idle' }, { threadIds: fresh }).catch(() => told.current.clear())
    }, 1_500)
    return () => clearTimeout(later)
  }, [slug, key])
}
