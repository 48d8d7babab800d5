'use client'
import { usePathname } from 'next/navigation'
import type { FormState } from '../_doors/form-state'

/** Where a refusal asks for a fresh sign-in: the way there, and back to this very place. */
export function SignInAgain({ state }: { state: FormState }) {
  const path = usePathname()
  if (state.status !== 'refused' || state.refusal?.kind !== 'sign-in-again') return null
  return (
    <a
      href={`/sign-in?again=1&next=${encodeURIComponent(path)}`}
      onClick={({ currentTarget }) => {
        const { pathname, search } = window.location
        currentTarget.href = `/sign-in?again=1&next=${encodeURIComponent(pathname + search)}`
      }}
      className="mt-2 inline-block font-semibold"
    >
      Sign in again
    </a>
  )
}
