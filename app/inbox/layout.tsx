import type { ReactNode } from 'react'
import { OnlyCouncilNav } from '../c/[council]/only-council-nav'

/** The inbox, under the places of one's only council. */
export default function InboxLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <OnlyCouncilNav />
      {children}
    </>
  )
}
