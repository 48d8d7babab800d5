import type { ReactNode } from 'react'

/** Words as they were typed: their own lines, at a width that reads well. */
export const TypedWords = ({ children }: { children: ReactNode }) => (
  <p className="max-w-(--measure) whitespace-pre-line break-words font-serif text-lg">{children}</p>
)
