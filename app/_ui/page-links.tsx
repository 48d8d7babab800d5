'use client'
import Link from 'next/link'
import { useEffect, useRef } from 'react'

/**
 * The ways to the pages of a list before this one and after it; nothing where it has one page. Plain links, so that they work
 * without a line of script. Whoever goes on by one of them has the keyboard on the heading `list` of what has come, which says it.
 */
export function PageLinks({
  list,
  label,
  words,
  previous,
  next,
  stays,
}: {
  /** The id of an element that may take the keyboard. */
  list: string
  label: string
  words: { previous: string; next: string }
  previous: string | undefined
  next: string | undefined
  /** For a list that is a part of its page: the page stays where it is. */
  stays?: boolean
}) {
  const hasGone = useRef(false)
  const at = `${previous} ${next}`
  useEffect(() => {
    if (!hasGone.current || !at) return
    hasGone.current = false
    const heading = document.getElementById(list)
    heading?.focus({ preventScroll: !stays })
    if (stays) heading?.scrollIntoView({ block: 'nearest' })
  }, [at, list, stays])
  const go = (href: string | undefined, said: string) =>
    href ? (
      <Link
        href={href}
        prefetch={false}
        scroll={!stays}
        onNavigate={() => {
          hasGone.current = true
        }}
        className="inline-flex min-h-11 items-center"
      >
        {said}
      </Link>
    ) : null
  return previous || next ? (
    <nav aria-label={label} className="no-print flex flex-wrap justify-between gap-x-6">
      {go(previous, words.previous)}
      {go(next, words.next)}
    </nav>
  ) : null
}
