'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** What somebody types in or chooses from. */
const FIELDS = 'input, textarea, select, [contenteditable="true"]'

/** Gives the keyboard to the page's heading, so that it is heard and Tab goes on from there. Nothing moves on the screen. */
export function focusHeading() {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

/**
 * After a link within Concord the new page’s heading has the keyboard, as after a whole page load it would be heard from its
 * beginning. It stands before the page, so that a page that gives the keyboard to something else has the last word; and from a
 * field that somebody is in already it is not taken.
 */
export function FocusHeading() {
  const path = usePathname()
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    if (!location.hash && !document.activeElement?.matches(FIELDS)) focusHeading()
  }, [path])
  return null
}
