'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

/** The way to the search of the council whose pages these are; elsewhere none. The slash presses it (keys-dialog.tsx). */
export function SearchLink({ label }: { label: string }) {
  const council = /^\/c\/([^/]+)/.exec(usePathname())?.[1]
  return council ? (
    <Link href={`/c/${council}/search`} prefetch={false} data-search className="py-1 text-sm">
      {label}
    </Link>
  ) : null
}
