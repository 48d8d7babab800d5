import Link from 'next/link'
import { signedInUser } from '../_doors/caller'
import { SignOut } from '../_editor/sign-out'
import { KeptReading } from '../_offline/kept-reading'
import { InboxLink } from './inbox-link'

/** Who is signed in, and the way out. Signed out, the way in. */
export async function AccountMenu() {
  const user = await signedInUser()
  if (!user) {
    return (
      <nav aria-label="Account" className="text-sm">
        <KeptReading userId={null} />
        <Link href="/sign-in">Sign in</Link>
      </nav>
    )
  }
  return (
    <nav aria-label="Account" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <KeptReading userId={user.userId} />
      <InboxLink userId={user.userId} />
      <span className="text-secondary max-sm:sr-only">
        {user.name === user.email ? `Signed in as ${user.email}` : user.name}
      </span>
      <Link href="/account">Your sign-ins</Link>
      {/* Not a Link: whoever has one place is sent on from here, and the client would show an empty page meanwhile. */}
      <a href="/">My places</a>
      {user.isProgramme ? <Link href="/programme">Programme</Link> : null}
      <SignOut userId={user.userId} />
    </nav>
  )
}
