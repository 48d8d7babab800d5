'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A link of a navigation that shows and says when it leads to the page one is on. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const isHere = usePathname() === href
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className={`inline-block border-b-4 py-2 ${isHere ? 'border-accent font-semibold text-text no-underline' : 'border-transparent forced-colors:border-[Canvas]'}`}
    >
      {children}
    </Link>
  )
}
