import type { ReactNode } from 'react'

/** A place with nothing in it yet: what it is for, and the one next step. */
export const EmptyState = ({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) => (
  <div className="rounded-(--radius) border border-dashed border-control p-6">
    <p className="font-semibold">{title}</p>
    {children ? <p className="mt-1 max-w-(--measure) text-secondary">{children}</p> : null}
    {action ? <div className="mt-4">{action}</div> : null}
  </div>
)
