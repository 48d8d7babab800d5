import type { ReactNode } from 'react'

/** Something that can wait, opened by whoever wants it. */
export const Details = ({ summary, children, open }: { summary: ReactNode; children: ReactNode; open?: boolean }) => (
  <details open={open} className="group">
    <summary className="min-h-8 cursor-pointer text-accent underline underline-offset-2">{summary}</summary>
    <div className="mt-2 border-l-4 border-line pl-4">{children}</div>
  </details>
)
