'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { useReadPage } from '@/app/_ui/page-reading'
import { Button } from './button'
import { KEPT, keep } from './kept-cookie'

/** Letters that somebody types go into what they type in. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

type Words = { title: string; close: string; off: string; offHint: string }

/**
 * The list of keys, opened by the question mark wherever nobody types; the slash opens the council's search. They are the only keys that
 * work by themselves, and can be switched off (WCAG 2.1.4), for whoever speaks to their computer.
 */
export function KeysDialog({ words, children }: { words: Words; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const readPage = useReadPage()
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, defaultPrevented, target } = event
      if ((key !== '?' && key !== '/') || ctrlKey || metaKey || altKey || defaultPrevented) return
      if (isTyping(target) || document.querySelector('dialog[open], [role="dialog"]')) return
      const search = document.querySelector<HTMLAnchorElement>('a[data-search]')
      if (key === '/' && !search) return
      event.preventDefault()
      if (key === '/') search?.click()
      else dialog.current?.showModal()
    }
    document.addEventListener('keydown', open)
    return () => document.removeEventListener('keydown', open)
  }, [])
  const switchOff = () => {
    keep(KEPT.keys, 'off')
    dialog.current?.close()
    readPage()
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-title"
      className="m-auto w-full max-w-xl rounded-(--radius) border border-control bg-sheet p-6 text-text backdrop:bg-scrim"
    >
      <h2 id="keys-title" className="mb-3">
        {words.title}
      </h2>
      {children}
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <Button onClick={() => dialog.current?.close()}>{words.close}</Button>
        <Button variant="secondary" onClick={switchOff}>
          {words.off}
        </Button>
      </div>
      <p className="mt-2 text-sm text-secondary">{words.offHint}</p>
    </dialog>
  )
}
