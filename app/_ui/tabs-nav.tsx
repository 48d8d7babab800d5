import Link from 'next/link'

export type Tab = { href: string; label: string; count?: number; isHere: boolean }

/** A few views of one list, each a place of its own; the one that is shown says so. */
export const TabsNav = ({ label, tabs }: { label: string; tabs: Tab[] }) => (
  <nav aria-label={label}>
    <ul className="flex flex-wrap gap-px overflow-hidden rounded-(--radius) border border-control bg-control">
      {tabs.map(({ href, label: words, count, isHere }) => (
        <li key={href} className="flex-auto bg-sheet">
          <Link
            href={href}
            aria-current={isHere ? 'page' : undefined}
            className={`flex min-h-11 items-center justify-center gap-2 border-b-4 px-4 py-1 whitespace-nowrap text-text no-underline hover:bg-sunken hover:text-text focus-visible:-outline-offset-3 ${isHere ? 'border-accent bg-accent-soft font-semibold' : 'border-transparent forced-colors:border-[Canvas]'}`}
          >
            {words}
            {count === undefined ? null : <span className="tabular-nums">{count}</span>}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
