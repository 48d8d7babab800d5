'use client'
import dynamic from 'next/dynamic'

/** The editor, loaded only on the page that uses it and only in the browser. */
export const AnswerPanel = dynamic(() => import('./answer-editor').then((loaded) => loaded.AnswerEditor), {
  ssr: false,
  loading: () => (
    <div role="status" className="min-h-64 rounded-(--radius) border border-line bg-sheet p-4 text-secondary">
      Opening the answer…
    </div>
  ),
})
