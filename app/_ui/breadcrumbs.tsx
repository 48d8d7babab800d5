import Link from 'next/link'

export type Crumb = { label: string; href: string }

/** The places above this page. */
export const Breadcrumbs = ({ crumbs }: { crumbs: Crumb[] }) => (
  <nav aria-label="Breadcrumb" className="mb-2 text-sm">
    <ol className="flex flex-wrap gap-x-2 gap-y-1.5">
      {crumbs.map((crumb) => (
        <li key={crumb.href} className="after:ml-2 after:text-secondary after:content-['›'] last:after:content-none">
          <Link href={crumb.href}>{crumb.label}</Link>
        </li>
      ))}
    </ol>
  </nav>
)
