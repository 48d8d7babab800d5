'use client'
import { useState } from 'react'
import { Button } from './button'

/** Copies the paragraphs of an element of the page, and says so. Where a browser refuses, the text is selected instead. */
export function CopyButton({
  of,
  words,
}: {
  /** The element's id. */
  of: string
  words: { copy: string; copied: string; notCopied: string }
}) {
  const [said, say] = useState('')
  const copy = async () => {
    const text = document.getElementById(of)
    if (!text) return
    try {
      await navigator.clipboard.writeText([...text.children].map((part) => part.textContent).join('\n\n'))
      say(words.copied)
    } catch {
      window.getSelection()?.selectAllChildren(text)
      say(words.notCopied)
    }
  }
  return (
    <div className="no-print flex flex-wrap items-center gap-3">
      <Button variant="secondary" onClick={() => void copy()}>
        {words.copy}
      </Button>
      <span role="status">{said}</span>
    </div>
  )
}
