'use client'
import { type ReactNode, useState } from 'react'
import { Button } from './button'
import { focusHeading } from './focus-heading'
import { type FirstTimePlace, KEPT, keep, kept, seenIn } from './kept-cookie'

/** A line that somebody closes once in this browser. The keyboard then rests on the page's heading. */
export function Closable({ place, press, children }: { place: FirstTimePlace; press: string; children: ReactNode }) {
  const [isClosed, setIsClosed] = useState(false)
  if (isClosed) return null
  const close = () => {
    keep(KEPT.seen, [...new Set([...seenIn(kept(KEPT.seen)), place])].join('.'))
    setIsClosed(true)
    focusHeading()
  }
  return (
    <div className="no-print mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-l-4 border-accent bg-accent-soft px-4 py-2">
      <p className="max-w-4xl">{children}</p>
      <Button variant="secondary" onClick={close}>
        {press}
      </Button>
    </div>
  )
}
