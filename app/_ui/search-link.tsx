'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'

/** Under which name a tab keeps the council whose pages it showed last. */
const LAST = 'concord-council'

/** The way to the search of the council whose pages these are; from pages of one's own to the council seen last in this tab, with the way back; elsewhere none. The slash presses it (keys-dialog.tsx). */
export function SearchLink({ label, back }: { label: string; back: string }) {
  const path = usePathname()
  const here = /^\/c\/([^/]+)/.exec(path)?.[1]
  const [last, setLast] = useState<string>()
  useEffect(() => {
    if (path.startsWith('/sign-in')) sessionStorage.removeItem(LAST)
    else if (here) sessionStorage.setItem(LAST, here)
    setLast(sessionStorage.getItem(LAST) ?? undefined)
  }, [path, here])
  const isOwn = /^\/(inbox|account)(\/|$)/.test(path)
  const council = here ?? (isOwn ? last : undefined)
  return council ? (
    <>
      {here ? null : (
        <Link href={`/c/${council}`} prefetch={false} className="py-1 text-sm">
          {back}
        </Link>
      )}
      <Link href={`/c/${council}/search`} prefetch={false} data-search className="py-1 text-sm">
        {label}
      </Link>
    </>
  ) : null
}
