import type { ReactNode } from 'react'
import { OnlyCouncilNav } from '../c/[council]/only-council-nav'

/** One's account, under the places of one's only council. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <OnlyCouncilNav />
      {children}
    </>
  )
}
