'use client'
import { type ReactNode, useEffect, useRef } from 'react'

/** What may hold the keyboard without anything being pressed by mistake. */
const RESTS = 'h1, h2, h3, p[tabindex="-1"]'
/** Hidden things, those in a closed detail and those only for screen readers have no place where a focus could be seen. */
const isSeen = (element: HTMLElement) => element.checkVisibility() && element.getBoundingClientRect().width > 1

/**
 * Keeps the keyboard's place where parts of the page come and go by themselves: when what held it is taken away, it rests on
 * the nearest heading of what is left around it. It never takes the keyboard from anything that is still there.
 */
export function KeepFocus({ children }: { children: ReactNode }) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const root = here.current
    if (!root) return
    let around: HTMLElement[] = []
    const isLost = () => document.activeElement === null || document.activeElement === document.body
    const hold = ({ target }: FocusEvent) => {
      around = []
      for (let one = target as HTMLElement | null; one && one !== root; one = one.parentElement) around.push(one)
    }
    // Whoever points has let go of it, until something is given the keyboard by that.
    const letGo = () => {
      around = []
    }
    const watch = new MutationObserver(() => {
      if (!around[0] || around[0].isConnected || !isLost()) return
      for (const place of [...around.filter(({ isConnected }) => isConnected), root]) {
        const rests = place instanceof HTMLDetailsElement ? 'summary' : RESTS
        const rest = [...place.querySelectorAll<HTMLElement>(rests)].find(isSeen)
        if (rest) return settle(rest)
      }
    })
    root.addEventListener('focusin', hold)
    document.addEventListener('pointerdown', letGo)
    watch.observe(root, { childList: true, subtree: true })
    return () => {
      root.removeEventListener('focusin', hold)
      document.removeEventListener('pointerdown', letGo)
      watch.disconnect()
    }
  }, [])
  return (
    <div ref={here} className="contents">
      {children}
    </div>
  )
}

/** Only for somebody who uses the keyboard does the page move. */
function settle(element: HTMLElement) {
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus({ preventScroll: true })
  if (element.matches(':focus-visible')) element.scrollIntoView({ block: 'nearest' })
}
