import type { ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from './breadcrumbs'

/** The page's one h1, the way that led here, a sentence on what the page is for, and its main action. */
export function PageHeading({
  title,
  lead,
  crumbs,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  crumbs?: Crumb[]
  children?: ReactNode
}) {
  return (
    <div className="mb-6">
      {crumbs ? <Breadcrumbs crumbs={crumbs} /> : null}
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="max-w-4xl">
          <h1>{title}</h1>
          {lead ? <p className="mt-2 max-w-(--measure) text-secondary">{lead}</p> : null}
        </div>
        {children ? <div className="no-print flex flex-wrap gap-3">{children}</div> : null}
      </div>
    </div>
  )
}
