import Link from 'next/link'

/** One choice of what a list shows, with how many there are of it: at the side, or in a row on a narrow screen. */
export const FilterLink = ({
  label,
  count,
  isHere,
  href,
}: {
  label: string
  count: number
  isHere: boolean
  href: string
}) => (
  <li className="shrink-0">
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={isHere ? 'true' : undefined}
      className={`flex min-h-8 items-center justify-between gap-3 rounded-(--radius) border px-2 py-1 text-text no-underline hover:bg-sunken hover:text-text wide:border-transparent ${isHere ? 'border-accent bg-accent-soft font-semibold' : 'border-line'}`}
    >
      {label} <span className="text-secondary tabular-nums">{count}</span>
    </Link>
  </li>
)
