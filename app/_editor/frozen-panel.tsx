'use client'
import dynamic from 'next/dynamic'

/** A frozen answer, loaded only in the browser. */
export const FrozenPanel = dynamic(() => import('./frozen-text').then((loaded) => loaded.FrozenText), {
  ssr: false,
  loading: () => (
    <div role="status" className="min-h-24 text-secondary">
      Opening the answer…
    </div>
  ),
})
