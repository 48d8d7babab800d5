'use client'
import { useEffect } from 'react'

/** Milliseconds until a reading that failed is tried again: at first, and at most. */
const [SOON, AT_MOST] = [1_000, 15_000]

/** How many parts of this page hold something that is typed. */
let holding = 0
let isWatched = false

/**
 * While it is mounted, a page that reads itself again and cannot, stays as it is and tries again until it can. Next's router would
 * load the page anew instead, and what is typed in it would be gone. What leads to another page is left alone.
 */
export function useSteadyReading() {
  useEffect(() => {
    holding++
    if (!isWatched) watch()
    return () => {
      holding--
    }
  }, [])
}

function watch() {
  isWatched = true
  const { fetch } = window
  window.fetch = async (asked, how) => {
    const isHere = () => holding > 0 && isReadingOfThisPage(asked, how)
    for (let wait = SOON; isHere(); wait = Math.min(2 * wait, AT_MOST)) {
      const answer = await fetch(asked, how).catch((fault: unknown) => {
        if (how?.signal?.aborted) throw fault
      })
      if (answer && answer.status < 500) return answer
      await new Promise((over) => setTimeout(over, wait))
    }
    return fetch(asked, how)
  }
}

/** Next asks for the parts of a page with this header, and for those that may be wanted later with the other one too. */
function isReadingOfThisPage(asked: RequestInfo | URL, how: RequestInit | undefined): boolean {
  const headers = new Headers(how?.headers)
  if (!headers.has('rsc') || headers.has('next-router-prefetch')) return false
  return new URL(asked instanceof Request ? asked.url : asked, location.href).pathname === location.pathname
}
