'use client'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

/** Where an arrow key leads from one of so many buttons. */
const LEADS: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** Buttons that are one stop of the Tab key together, on the one that was used last; arrow keys go between them (the toolbar of the ARIA practices). */
export function KeyBar({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  const used = useRef<HTMLButtonElement>(undefined)
  const buttons = () => [...(bar.current?.querySelectorAll('button') ?? [])]
  const settle = () => {
    const all = buttons()
    const stop = all.find((button) => button === used.current) ?? all[0]
    for (const button of all) button.tabIndex = button === stop ? 0 : -1
  }
  useEffect(settle) // buttons come and go with where the caret is
  const goOn = (event: KeyboardEvent) => {
    const all = buttons()
    const lead = LEADS[event.key]
    const at = all.indexOf(event.target as HTMLButtonElement)
    if (!lead || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    all[lead(at, all.length)]?.focus()
  }
  const use = ({ target }: FocusEvent) => {
    if (target instanceof HTMLButtonElement) used.current = target
    settle()
  }
  return (
    <div ref={bar} role="toolbar" aria-label={label} className={className} onKeyDown={goOn} onFocus={use}>
      {children}
    </div>
  )
}
